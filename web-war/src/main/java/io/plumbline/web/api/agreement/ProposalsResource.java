package io.plumbline.web.api.agreement;

import io.plumbline.campaign.api.AgreementDraft;
import io.plumbline.campaign.api.Proposal;
import io.plumbline.campaign.api.Proposals;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/agreements/proposals")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Planning")
public class ProposalsResource {

    private static final String WHERE = "agreements/proposals";

    @Inject
    private Proposals proposals;
    @Context
    private HttpServletRequest http;
    @Context
    private Request request;
    @Context
    private HttpHeaders headers;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Drafts terms")
    @APIResponseSchema(value = Proposal.class, responseCode = "201", responseDescription = "Drafted")
    public Response draft(ProposalRequest asked) {
        Proposal drafted = proposals.draft(terms(asked), asked.note());
        return Answers.created(WHERE, drafted.id(), drafted.version(), drafted);
    }

    @GET
    @Operation(summary = "Lists drafts and proposals and what became of them, newest first")
    public Page<Proposal> list() {
        Query query = new Query(http, "campaign", "partner", "state");
        return proposals.list(query.id("campaign"), query.id("partner"), query.text("state"), query.page());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One proposal, with its version as ETag")
    @APIResponseSchema(Proposal.class)
    public Response get(@PathParam("id") String id) {
        Proposal found = proposals.get(id(id));
        return Answers.found(request, found.version(), found);
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Writes a draft anew; a back-test of before counts no more")
    @APIResponseSchema(Proposal.class)
    public Response amend(@PathParam("id") String id, ProposalRequest asked) {
        Proposal now = proposals.amend(id(id), Answers.ifMatch(headers), terms(asked), asked.note());
        return Answers.changed(now.version(), now);
    }

    @POST
    @Path("/{id}/propose")
    @Operation(summary = "Submits a draft; agreed with that where no second person is asked for")
    @APIResponseSchema(Proposal.class)
    public Proposal propose(@PathParam("id") String id) {
        return proposals.propose(id(id));
    }

    @POST
    @Path("/{id}/approve")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Agrees to a proposal of somebody else")
    @APIResponseSchema(Proposal.class)
    public Proposal approve(@PathParam("id") String id, ProposalDecision decision) {
        return proposals.approve(id(id), reason(decision));
    }

    @POST
    @Path("/{id}/refuse")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Refuses a proposal, with a reason")
    @APIResponseSchema(Proposal.class)
    public Proposal refuse(@PathParam("id") String id, ProposalDecision decision) {
        return proposals.refuse(id(id), reason(decision));
    }

    @POST
    @Path("/{id}/withdraw")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Takes back a draft, a proposal, or terms that have not begun to apply")
    @APIResponseSchema(Proposal.class)
    public Proposal withdraw(@PathParam("id") String id, ProposalDecision decision) {
        return proposals.withdraw(id(id), reason(decision));
    }

    private static String reason(ProposalDecision decision) {
        return decision == null ? null : decision.reason();
    }

    private static AgreementDraft terms(ProposalRequest asked) {
        if (asked == null || asked.terms() == null) {
            throw new Invalid("terms", "required", "Give the terms.");
        }
        return asked.terms();
    }

    private static UUID id(String id) {
        return Ids.parse("proposal", id);
    }
}
