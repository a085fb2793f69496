package io.plumbline.web.api.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.CampaignDraft;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Page;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.MergePatch;
import io.plumbline.web.api.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
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

@Path("/campaigns")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Planning")
public class CampaignsResource {

    private static final String EXAMPLE = """
            {"advertiserId": "…", "name": "Spring", "objective": "sales", "channel": "affiliate", "startsOn": "2026-03-01",
             "budget": {"amount": "5000.00", "currency": "EUR", "period": "monthly"}, "targets": [{"metric": "cpa", "value": "25.00"}], "status": "active"}""";

    @Inject
    private Campaigns campaigns;
    @Context
    private HttpServletRequest http;
    @Context
    private Request request;
    @Context
    private HttpHeaders headers;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Adds a campaign")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "campaign", value = EXAMPLE)))
    @APIResponseSchema(value = Campaign.class, responseCode = "201", responseDescription = "Added; Location and ETag say where it is and its version")
    public Response add(CampaignDraft draft) {
        Campaign added = campaigns.add(draft);
        return Answers.created("campaigns", added.id(), added.version(), added);
    }

    @GET
    @Operation(summary = "Lists campaigns, newest first")
    public Page<Campaign> list() {
        Query query = new Query(http, "advertiser", "status", "text");
        return campaigns.list(query.id("advertiser"), query.key(PlanStatus.class, "status"), query.text("text"), query.page());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One campaign, with its version as ETag")
    @APIResponseSchema(Campaign.class)
    public Response get(@PathParam("id") String id) {
        Campaign found = campaigns.get(Ids.parse("campaign", id));
        return Answers.found(request, found.version(), found);
    }

    @PATCH
    @Path("/{id}")
    @Transactional
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Changes a campaign; status moves it between draft, active, paused and ended. All of it or nothing")
    @APIResponseSchema(Campaign.class)
    public Response change(@PathParam("id") String id, ObjectNode change) throws JsonProcessingException {
        UUID key = Ids.parse("campaign", id);
        MergePatch patch = new MergePatch(change);
        PlanStatus next = patch.takeStatus();
        Long expected = Answers.ifMatch(headers);
        Campaign now = patch.isEmpty() && next != null ? null : campaigns.amend(key, expected, patch.applyTo(campaigns.get(key).draft(), CampaignDraft.class));
        if (next != null && (now == null || now.status() != next)) {
            now = campaigns.move(key, now == null ? expected : null, next);
        }
        return Answers.changed(now.version(), now);
    }
}
