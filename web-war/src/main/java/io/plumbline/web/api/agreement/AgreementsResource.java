package io.plumbline.web.api.agreement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.campaign.api.Acceptance;
import io.plumbline.campaign.api.Acceptances;
import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.AgreementDraft;
import io.plumbline.campaign.api.Agreements;
import io.plumbline.campaign.api.BackTest;
import io.plumbline.campaign.api.Proposals;
import io.plumbline.campaign.api.TermsPolicy;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Page;
import io.plumbline.tracking.api.BackTestRequest;
import io.plumbline.tracking.api.BackTests;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.Gate;
import io.plumbline.web.api.MergePatch;
import io.plumbline.web.api.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/agreements")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Planning")
public class AgreementsResource {

    private static final String EXAMPLE = """
            {"campaignId": "…", "partnerId": "…", "effectiveFrom": "2026-03-01", "holdDays": 30,
             "rates": [{"pricing": "cps", "goal": "sale", "percent": "12.5"}], "caps": [{"of": "payout", "period": "monthly", "limit": 2000}]}""";

    /** @param version of the agreement that was read */
    public record Accepting(Long version) {
    }

    @Inject
    private Authority authority;
    @Inject
    private Agreements agreements;
    @Inject
    private Proposals proposals;
    @Inject
    private Acceptances acceptances;
    @Inject
    private BackTests backTests;
    @Inject
    private Clock clock;
    @Context
    private HttpServletRequest http;
    @Context
    private Request request;
    @Context
    private HttpHeaders headers;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Adds an agreement; answers 202 with a proposal where changes of terms need a second person")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "agreement", value = EXAMPLE)))
    @APIResponseSchema(value = Agreement.class, responseCode = "201", responseDescription = "Added; Location and ETag say where it is and its version")
    @APIResponse(responseCode = "202", description = "It waits for a second person; Location says where the proposal is")
    public Response add(AgreementDraft draft) {
        Proposals.Entered entered = proposals.enter(draft);
        if (entered.agreement() == null) {
            return Answers.accepted("agreements/proposals", entered.proposal().id(), entered.proposal());
        }
        Agreement added = entered.agreement();
        return Answers.created("agreements", added.id(), added.version(), added);
    }

    @GET
    @Path("/terms")
    @Operation(summary = "The terms of a campaign and partner that were in force at a time; now unless given")
    @Parameter(name = "campaign", in = ParameterIn.QUERY, required = true)
    @Parameter(name = "partner", in = ParameterIn.QUERY, required = true)
    @Parameter(name = "at", in = ParameterIn.QUERY, description = "RFC 3339")
    @APIResponseSchema(Agreement.class)
    public Agreement terms() {
        Query query = new Query(http, "campaign", "partner", "at");
        UUID campaign = query.id("campaign");
        UUID partner = query.id("partner");
        new Check().that(campaign != null, "campaign", "required", "Say whose terms.").that(partner != null, "partner", "required", "Say whose terms.").done();
        Instant at = query.instant("at");
        return agreements.asOf(campaign, partner, at == null ? clock.instant() : at);
    }

    @GET
    @Path("/policy")
    @Operation(summary = "What a change of terms needs")
    @APIResponseSchema(TermsPolicy.class)
    public TermsPolicy policy() {
        return proposals.policy();
    }

    @PUT
    @Path("/policy")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Asks for a second person, and for a back-test, or not")
    @APIResponseSchema(TermsPolicy.class)
    public TermsPolicy policy(TermsPolicy next) {
        if (next == null) {
            throw new Invalid("secondPerson", "required", "Say yes or no.");
        }
        return proposals.policy(next);
    }

    @POST
    @Path("/back-test")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "What the conversions of up to 12 months were paid, and would have been paid under other terms")
    @APIResponseSchema(BackTest.class)
    public BackTest backTest(BackTestRequest asked) {
        if (asked == null) {
            throw new Invalid("terms", "required", "Give terms, or a proposal.");
        }
        return backTests.run(asked);
    }

    @POST
    @Path("/{id}/acceptances")
    @Gate(partners = true)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "A partner accepts its terms, in the version it has read; again, it gets the first record")
    public Acceptance accept(@PathParam("id") String id, Accepting said) {
        new Check().that(said != null && said.version() != null, "version", "required", "Say which version was read: the agreement's version.").done();
        return acceptances.accept(Ids.parse("agreement", id), said.version());
    }

    @GET
    @Path("/{id}/acceptances")
    @Gate(partners = true)
    @Operation(summary = "Who of the partner accepted which version of the terms, and when")
    public Page<Acceptance> acceptances(@PathParam("id") String id) {
        return Answers.whole(acceptances.of(Ids.parse("agreement", id)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Withdraws terms that have not begun to apply")
    @APIResponse(responseCode = "204", description = "Withdrawn")
    public Response withdraw(@PathParam("id") String id) {
        agreements.withdraw(Ids.parse("agreement", id));
        return Response.noContent().build();
    }

    @GET
    @Gate(partners = true)
    @Operation(summary = "Lists agreements, newest first; for a partner's key its own, those to come too")
    public Page<Agreement> list() {
        Query query = new Query(http, "campaign", "partner");
        if (authority.isPartner()) {
            return acceptances.offered(query.page());
        }
        return agreements.list(query.id("campaign"), query.id("partner"), query.page());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One agreement, with its version as ETag")
    @APIResponseSchema(Agreement.class)
    public Response get(@PathParam("id") String id) {
        Agreement found = agreements.get(Ids.parse("agreement", id));
        return Answers.found(request, found.version(), found);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Changes an agreement")
    @APIResponseSchema(Agreement.class)
    public Response change(@PathParam("id") String id, ObjectNode change) throws JsonProcessingException {
        UUID key = Ids.parse("agreement", id);
        Agreement now = agreements.amend(key, Answers.ifMatch(headers), new MergePatch(change).applyTo(draftOf(agreements.get(key)), AgreementDraft.class));
        return Answers.changed(now.version(), now);
    }

    private static AgreementDraft draftOf(Agreement now) {
        return new AgreementDraft(now.campaignId(), now.partnerId(), now.effectiveFrom().toString(), now.rates(), now.holdDays(), now.caps(), now.locking(),
                now.payment(), now.referral());
    }
}
