package io.plumbline.web.api.payout;

import io.plumbline.campaign.api.PayoutRequest;
import io.plumbline.campaign.api.PayoutRequests;
import io.plumbline.shared.Check;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Page;
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
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/payout-requests")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Money")
public class PayoutRequestsResource {

    public record Asking(UUID partnerId, String currency) {
    }

    @Inject
    private PayoutRequests requests;
    @Context
    private HttpServletRequest http;

    @GET
    @Gate(partners = true)
    @Operation(summary = "Lists what partners asked to be paid, newest first: partner")
    public Page<PayoutRequest> list() {
        Query query = new Query(http, "partner");
        return requests.list(query.id("partner"), query.page());
    }

    @POST
    @Gate(partners = true)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Asks for a partner to be paid in a currency: the next payout takes it in from the payer's threshold on. Asked again while open, it answers the first")
    public PayoutRequest ask(Asking asking) {
        new Check().that(asking.partnerId() != null, "partnerId", "required", "Name the partner.").currency("currency", asking.currency()).done();
        return requests.ask(asking.partnerId(), asking.currency());
    }

    @POST
    @Gate(partners = true)
    @Path("/{id}/withdraw")
    @Operation(summary = "Takes a request back")
    public PayoutRequest withdraw(@PathParam("id") String id) {
        return requests.withdraw(Ids.parse("payout-request", id));
    }
}
