package io.plumbline.web.api.ledger;

import io.plumbline.campaign.api.Adjustment;
import io.plumbline.campaign.api.AdjustmentProposal;
import io.plumbline.campaign.api.Adjustments;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Page;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Postings by hand, by one person or by two. */
@Path("/ledger/adjustments")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Money")
public class AdjustmentsResource {

    /** @param reason required to refuse */
    @Schema(name = "AdjustmentDecision")
    public record Decision(String reason) {
    }

    @Inject
    private Adjustments adjustments;
    @Context
    private HttpServletRequest http;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Posts by hand, once for each reference, and answers both legs; answers 202 with a proposal where that needs a second person")
    @APIResponseSchema(value = AdjustmentProposal.class, responseCode = "202", responseDescription = "It waits; Location says where")
    @APIResponse(responseCode = "200", description = "Posted")
    public Response post(Adjustment adjustment) {
        if (adjustment == null) {
            throw new Invalid("", "required", "Give a posting.");
        }
        Adjustments.Entered entered = adjustments.post(adjustment);
        return entered.proposal() == null ? Response.ok(Answers.whole(entered.legs().stream().map(PostingItem::of).toList())).build()
                : Answers.accepted("ledger/adjustments", entered.proposal().id(), entered.proposal());
    }

    @GET
    @Operation(summary = "Postings by hand that wait for a second person, or did, newest first; filter by state")
    public Page<AdjustmentProposal> list() {
        Query query = new Query(http, "state");
        return adjustments.list(query.text("state"), query.page());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One of them")
    public AdjustmentProposal get(@PathParam("id") String id) {
        return adjustments.get(id(id));
    }

    @POST
    @Path("/{id}/approve")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Posts what somebody else has entered")
    public AdjustmentProposal approve(@PathParam("id") String id, Decision decision) {
        return adjustments.approve(id(id), reason(decision));
    }

    @POST
    @Path("/{id}/refuse")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Refuses what somebody else has entered, with a reason; it is never posted")
    public AdjustmentProposal refuse(@PathParam("id") String id, Decision decision) {
        return adjustments.refuse(id(id), reason(decision));
    }

    @POST
    @Path("/{id}/withdraw")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Takes back what nobody has decided about; its reference is free again")
    public AdjustmentProposal withdraw(@PathParam("id") String id, Decision decision) {
        return adjustments.withdraw(id(id), reason(decision));
    }

    @GET
    @Path("/policy")
    @Operation(summary = "Whether a posting by hand needs a second person")
    @APIResponseSchema(Adjustments.Policy.class)
    public Adjustments.Policy policy() {
        return adjustments.policy();
    }

    @PUT
    @Path("/policy")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Asks for a second person, or not")
    @APIResponseSchema(Adjustments.Policy.class)
    public Adjustments.Policy policy(Adjustments.Policy next) {
        return adjustments.policy(next);
    }

    private static String reason(Decision decision) {
        return decision == null ? null : decision.reason();
    }

    private static UUID id(String id) {
        return Ids.parse("adjustment", id);
    }
}
