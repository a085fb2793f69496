package io.plumbline.web.api.agreement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.AgreementDraft;
import io.plumbline.campaign.api.Agreements;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Page;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.MergePatch;
import io.plumbline.web.api.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
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

    @Inject
    private Agreements agreements;
    @Context
    private HttpServletRequest http;
    @Context
    private Request request;
    @Context
    private HttpHeaders headers;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Adds an agreement")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "agreement", value = EXAMPLE)))
    @APIResponseSchema(value = Agreement.class, responseCode = "201", responseDescription = "Added; Location and ETag say where it is and its version")
    public Response add(AgreementDraft draft) {
        Agreement added = agreements.add(draft);
        return Answers.created("agreements", added.id(), added.version(), added);
    }

    @GET
    @Operation(summary = "Lists agreements, newest first")
    public Page<Agreement> list() {
        Query query = new Query(http, "campaign", "partner");
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
