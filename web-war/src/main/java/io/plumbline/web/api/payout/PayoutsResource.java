package io.plumbline.web.api.payout;

import io.plumbline.campaign.api.BankReport;
import io.plumbline.campaign.api.BankReports;
import io.plumbline.campaign.api.PaymentFile;
import io.plumbline.campaign.api.PaymentOutcome;
import io.plumbline.campaign.api.PayoutOrder;
import io.plumbline.campaign.api.PayoutRun;
import io.plumbline.campaign.api.Payouts;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Page;
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
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/payouts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Money")
public class PayoutsResource {

    private static final String WHAT = "payout";

    public record Cancelling(String reason) {
    }

    @Inject
    private Payouts payouts;
    @Inject
    private BankReports reports;
    @Context
    private HttpServletRequest http;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Prepares a payout: a preview of what is due by periodEnd, with what is left and why. Nothing is locked or posted")
    @APIResponseSchema(value = PayoutRun.class, responseCode = "201", responseDescription = "Prepared; Location and ETag say where it is and its version")
    public Response prepare(PayoutOrder order) {
        PayoutRun run = payouts.prepare(order);
        return Answers.created("payouts", run.id(), run.version(), run);
    }

    @GET
    @Operation(summary = "Lists payouts, newest first, without their statements")
    public Page<PayoutRun> list() {
        return payouts.list(new Query(http).page());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One payout with statements, what is left and why, and its files. A draft is worked out anew; changed says that it no longer comes to the same")
    public PayoutRun get(@PathParam("id") String id) {
        return payouts.get(id(id));
    }

    @POST
    @Path("/{id}/renew")
    @Operation(summary = "Prepares a draft again, as things are now")
    public PayoutRun renew(@PathParam("id") String id) {
        return payouts.renew(id(id));
    }

    @POST
    @Path("/{id}/approve")
    @Operation(summary = "Locks, numbers and posts the statements and makes the payment files; by another person than who prepared it. 409 payout-changed: renew it first")
    public PayoutRun approve(@PathParam("id") String id) {
        return payouts.approve(id(id));
    }

    @POST
    @Path("/{id}/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Gives up a draft")
    public PayoutRun cancel(@PathParam("id") String id, Cancelling cancelling) {
        return payouts.cancel(id(id), cancelling.reason());
    }

    @GET
    @Path("/{id}/files")
    @Operation(summary = "The payment files of a payout")
    public Page<PaymentFile> files(@PathParam("id") String id) {
        return Answers.whole(payouts.get(id(id)).files());
    }

    @POST
    @Path("/{id}/files")
    @Operation(summary = "Makes further payment files for statements whose invoice has come since; an empty list when there are none")
    public Page<PaymentFile> order(@PathParam("id") String id) {
        return Answers.whole(payouts.order(id(id)));
    }

    @GET
    @Path("/{id}/files/{file}")
    @Produces({MediaType.APPLICATION_XML, "text/csv", MediaType.APPLICATION_JSON})
    @Operation(summary = "A payment file: SEPA pain.001.001.09 or CSV, the same bytes each time. It has whole bank accounts")
    public Response file(@PathParam("id") String id, @PathParam("file") String file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String name = payouts.file(id(id), Ids.parse("payment-file", file), bytes);
        return Response.ok(bytes.toByteArray(), name.endsWith(".xml") ? MediaType.APPLICATION_XML : "text/csv; charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"").header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    @POST
    @Path("/{id}/confirmations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Says what became of payments: [{statement, result: paid|failed, reason}]. What failed is owed again. Each is answered recorded, repeated or refused")
    public List<PaymentOutcome.Receipt> confirm(@PathParam("id") String id, List<PaymentOutcome> outcomes) {
        return payouts.confirm(id(id), outcomes);
    }

    @POST
    @Path("/{id}/confirmation-file")
    @Consumes({"text/csv", MediaType.TEXT_PLAIN})
    @Operation(summary = "The same from a CSV file with the columns statement (or end_to_end_id), result, reason")
    public List<PaymentOutcome.Receipt> confirm(@PathParam("id") String id, InputStream csv) {
        return payouts.confirm(id(id), csv);
    }

    @POST
    @Gate(streamed = true)
    @Path("/bank-reports")
    @Consumes({MediaType.APPLICATION_XML, MediaType.TEXT_XML})
    @Operation(summary = "The same from the bank's own file, for all payouts it speaks of: pain.002, camt.052, camt.053 or camt.054. Sent again, it records nothing again")
    public BankReport report(InputStream xml) {
        return reports.read(xml);
    }

    private static UUID id(String text) {
        return Ids.parse(WHAT, text);
    }
}
