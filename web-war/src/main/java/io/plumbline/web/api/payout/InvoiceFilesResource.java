package io.plumbline.web.api.payout;

import io.plumbline.campaign.api.InvoiceFile;
import io.plumbline.campaign.api.Invoices;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Page;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.Attachment;
import io.plumbline.web.api.Gate;
import io.plumbline.web.api.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Invoices that partners have written, as the files they are. */
@Path("/statements/{id}/invoice-files")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Money")
public class InvoiceFilesResource {

    @Inject
    private Invoices invoices;
    @Context
    private HttpServletRequest http;

    @GET
    @Gate(partners = true)
    @Operation(summary = "Invoices that were uploaded to a statement, oldest first")
    public Page<InvoiceFile> list(@PathParam("id") String statement) {
        return Answers.whole(invoices.of(statement(statement)));
    }

    @POST
    @Gate(partners = true, streamed = true)
    @Consumes({"application/pdf", MediaType.APPLICATION_OCTET_STREAM})
    @Operation(summary = "Keeps the partner's invoice, which is the body: a PDF of at most 5 MB; name is what its sender calls it. The same file again is the one that is there")
    @APIResponseSchema(value = InvoiceFile.class, responseCode = "201")
    public Response attach(@PathParam("id") String statement, InputStream body) {
        InvoiceFile kept = invoices.attach(statement(statement), new Query(http, "name").text("name"), body);
        return Response.status(Response.Status.CREATED).entity(kept).build();
    }

    @GET
    @Gate(partners = true)
    @Path("/{file}")
    @Produces({MediaType.APPLICATION_OCTET_STREAM, MediaType.APPLICATION_JSON})
    @Operation(summary = "The file as it came, to be saved: it is not shown, and nobody here has opened it")
    public Response file(@PathParam("id") String statement, @PathParam("file") String file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String name = invoices.write(statement(statement), Ids.parse("invoice-file", file), bytes);
        return Response.ok(bytes.toByteArray(), MediaType.APPLICATION_OCTET_STREAM).header(HttpHeaders.CONTENT_DISPOSITION, Attachment.named("invoice.pdf", name))
                .header("X-Content-Type-Options", "nosniff").build();
    }

    private static UUID statement(String id) {
        return Ids.parse("statement", id);
    }
}
