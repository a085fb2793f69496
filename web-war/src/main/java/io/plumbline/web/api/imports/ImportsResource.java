package io.plumbline.web.api.imports;

import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Keyed;
import io.plumbline.shared.Page;
import io.plumbline.tracking.api.ImportJob;
import io.plumbline.tracking.api.ImportKind;
import io.plumbline.tracking.api.ImportOrder;
import io.plumbline.tracking.api.Imports;
import io.plumbline.web.api.Answers;
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
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/imports")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports")
public class ImportsResource {

    public record Started(UUID id) {
    }

    @Inject
    private Imports imports;
    @Context
    private HttpServletRequest http;
    @Context
    private HttpHeaders headers;

    @POST
    @Path("/{kind}")
    @Gate(streamed = true)
    @Consumes({"text/csv", "text/plain", "application/csv", MediaType.APPLICATION_OCTET_STREAM})
    @Operation(summary = "Takes a CSV file of any size, as the body itself; kind is touchpoints, conversions, costs, leads, orders or decisions. "
            + "Parameters: advertiserId, goal, currency, fileName, dryRun, mapping")
    @APIResponseSchema(value = Started.class, responseCode = "202", responseDescription = "Taken; Location says where its progress is")
    public Response start(@PathParam("kind") String kind, InputStream file) {
        Query query = new Query(http, "advertiserId", "goal", "currency", "fileName", "dryRun", "mapping");
        String charset = headers.getMediaType() == null ? null : headers.getMediaType().getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase("utf-8") && !charset.equalsIgnoreCase("us-ascii")) {
            throw new Invalid("Content-Type", "charset-not-supported", "Send UTF-8.");
        }
        ImportOrder order = new ImportOrder(Keyed.of(ImportKind.class, "kind", kind), query.id("advertiserId"),
                query.text("goal"), query.text("currency"), query.text("fileName"), query.flag("dryRun"), Mapping.of(query.text("mapping")));
        UUID id = imports.start(order, file);
        return Answers.accepted("imports", id, new Started(id));
    }

    @GET
    @Operation(summary = "Lists imports, newest first, without row errors")
    public Page<ImportItem> list() {
        Page<ImportJob> page = imports.list(new Query(http).page());
        return new Page<>(page.items().stream().map(ImportItem::of).toList(), page.next());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Progress, counts and the first 1000 row errors")
    public ImportItem get(@PathParam("id") String id) {
        return ImportItem.of(imports.get(Ids.parse("import", id)));
    }

    @GET
    @Path("/{id}/errors")
    @Produces({"text/csv", MediaType.APPLICATION_JSON})
    @Operation(summary = "All row errors as CSV: line,column,code,detail")
    public Response errors(@PathParam("id") String id) {
        ImportJob job = imports.get(Ids.parse("import", id));
        StreamingOutput csv = out -> imports.errors(job.id(), out);
        return Response.ok(csv, "text/csv; charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"import-errors.csv\"").build();
    }
}
