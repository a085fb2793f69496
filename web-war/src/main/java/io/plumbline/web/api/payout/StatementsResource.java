package io.plumbline.web.api.payout;

import io.plumbline.campaign.api.Invoices;
import io.plumbline.campaign.api.Statement;
import io.plumbline.campaign.api.StatementLine;
import io.plumbline.campaign.api.Statements.Form;
import io.plumbline.campaign.api.Statements;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.web.api.Gate;
import io.plumbline.web.api.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/statements")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Money")
public class StatementsResource {

    private static final String WHAT = "statement";

    /** A partner's own invoice. */
    public record Invoice(String number, LocalDate issuedOn, Money total) {
    }

    @Inject
    private Statements statements;
    @Inject
    private Invoices invoices;
    @Context
    private HttpServletRequest http;

    @GET
    @Gate(partners = true)
    @Operation(summary = "Lists statements, newest first: partner, currency")
    public Page<Statement> list() {
        Query query = new Query(http, "partner", "currency");
        return statements.list(query.id("partner"), query.text("currency"), query.page());
    }

    @GET
    @Gate(partners = true)
    @Path("/{id}")
    @Operation(summary = "One statement")
    public Statement get(@PathParam("id") String id) {
        return statements.get(Ids.parse(WHAT, id));
    }

    @GET
    @Gate(partners = true)
    @Path("/{id}/lines")
    @Operation(summary = "Its lines, one a posting, in the order of the paper")
    public Page<StatementLine> lines(@PathParam("id") String id) {
        Query query = new Query(http);
        int limit = query.number("limit") == null ? PageRequest.DEFAULT : query.number("limit");
        List<StatementLine> lines = statements.lines(Ids.parse(WHAT, id), after(query.text("cursor")), limit);
        return new Page<>(lines, lines.size() < limit ? null : Integer.toString(lines.get(limit - 1).line()));
    }

    @GET
    @Gate(partners = true)
    @Path("/{id}.pdf")
    @Produces({"application/pdf", MediaType.APPLICATION_JSON})
    @Operation(summary = "The statement as PDF: a self-billed invoice, or a statement to invoice by. The same bytes each time")
    public Response pdf(@PathParam("id") String id) {
        return file(Ids.parse(WHAT, id), Form.PDF, "application/pdf", ".pdf");
    }

    @GET
    @Gate(partners = true)
    @Path("/{id}.csv")
    @Produces({"text/csv", MediaType.APPLICATION_JSON})
    @Operation(summary = "All lines of the statement as CSV. The same bytes each time")
    public Response csv(@PathParam("id") String id) {
        return file(Ids.parse(WHAT, id), Form.CSV, "text/csv; charset=UTF-8", ".csv");
    }

    @PUT
    @Path("/{id}/invoice")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Matches the partner's own invoice with the statement; its total must be the statement's, then it can be paid")
    public Statement match(@PathParam("id") String id, Invoice invoice) {
        return statements.match(Ids.parse(WHAT, id), invoice.number(), invoice.issuedOn(), invoice.total());
    }

    @GET
    @Path("/invoice-policy")
    @Operation(summary = "Whether a statement is matched with an invoice only when its PDF is there")
    @APIResponseSchema(Invoices.Policy.class)
    public Invoices.Policy policy() {
        return invoices.policy();
    }

    @PUT
    @Path("/invoice-policy")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Asks for the PDF, or not")
    @APIResponseSchema(Invoices.Policy.class)
    public Invoices.Policy policy(Invoices.Policy next) {
        return invoices.policy(next);
    }

    private Response file(UUID id, Form form, String type, String ending) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        statements.write(id, form, bytes);
        return Response.ok(bytes.toByteArray(), type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"statement-" + statements.get(id).number() + ending + "\"").build();
    }

    private static int after(String cursor) {
        if (cursor == null) {
            return 0;
        }
        if (!cursor.matches("\\d{1,9}")) {
            throw new Invalid("cursor", "cursor-malformed", "Use the next value of the previous page, unchanged.");
        }
        return Integer.parseInt(cursor);
    }
}
