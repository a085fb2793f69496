package io.plumbline.web.api.payee;

import io.plumbline.campaign.api.Payee;
import io.plumbline.campaign.api.PayeeDraft;
import io.plumbline.campaign.api.Payees;
import io.plumbline.campaign.api.PayoutRequests;
import io.plumbline.campaign.api.Statements;
import io.plumbline.shared.Check;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import io.plumbline.shared.Page;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.Gate;
import io.plumbline.web.api.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/partners/{id}/payee")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Money")
public class PayeesResource {

    public record Decision(Boolean agree) {
    }

    public record Hold(String reason) {
    }

    @Inject
    private Payees payees;
    @Inject
    private PayoutRequests requests;
    @Inject
    private Statements statements;
    @Context
    private HttpServletRequest http;
    @Context
    private Request request;
    @Context
    private HttpHeaders headers;

    @GET
    @Gate(partners = true)
    @Operation(summary = "How a partner is paid and taxed, and what keeps its money back. Account numbers are hidden but for the last four characters")
    @APIResponseSchema(Payee.class)
    public Response get(@PathParam("id") String id) {
        Payee found = payees.get(partner(id));
        return Answers.found(request, found.version(), found);
    }

    @PUT
    @Gate(partners = true)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sets how a partner is paid and taxed. Without bank the account stays; a new one waits until a second person agrees")
    @APIResponseSchema(Payee.class)
    public Response set(@PathParam("id") String id, PayeeDraft draft) {
        Payee now = payees.amend(partner(id), Answers.ifMatch(headers), draft);
        return Answers.changed(now.version(), now);
    }

    @POST
    @Path("/bank/{bank}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Agrees to a bank account or refuses it, by another person than who named it")
    public Payee decide(@PathParam("id") String id, @PathParam("bank") String bank, Decision decision) {
        new Check().that(decision.agree() != null, "agree", "required", "Say true or false.").done();
        return payees.decideBank(partner(id), Ids.parse("bank-account", bank), decision.agree());
    }

    @PUT
    @Path("/hold")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Keeps a partner's money back, with a reason the partner sees")
    public Payee hold(@PathParam("id") String id, Hold hold) {
        new Check().text("reason", hold.reason(), 500).done();
        return payees.hold(partner(id), hold.reason());
    }

    @DELETE
    @Path("/hold")
    @Operation(summary = "Releases a partner's money")
    public Payee release(@PathParam("id") String id) {
        return payees.hold(partner(id), null);
    }

    @GET
    @Path("/balances")
    @Gate(partners = true)
    @Operation(summary = "What is owed to a partner and stands in no statement yet, one sum a currency")
    public Page<Money> balances(@PathParam("id") String id) {
        return Answers.whole(requests.balances(partner(id)));
    }

    @GET
    @Path("/account")
    @Produces({"text/csv", MediaType.APPLICATION_JSON})
    @Operation(summary = "What is owed to the partner, as it was known at the end of a day (UTC): currency, day. Each posting with the balance after it; the same bytes each time")
    public Response account(@PathParam("id") String id) {
        Query query = new Query(http, "currency", "day");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        statements.account(partner(id), query.text("currency"), query.day("day"), bytes);
        return Response.ok(bytes.toByteArray(), "text/csv; charset=UTF-8").header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"account-" + query.day("day") + ".csv\"").build();
    }

    private static UUID partner(String id) {
        return Ids.parse("partner", id);
    }
}
