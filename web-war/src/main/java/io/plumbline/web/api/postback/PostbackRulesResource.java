package io.plumbline.web.api.postback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.shared.Check;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Page;
import io.plumbline.tracking.api.PostbackRule;
import io.plumbline.tracking.api.PostbackRuleDraft;
import io.plumbline.tracking.api.PostbackRules;
import io.plumbline.tracking.api.Rehearsal;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.Gate;
import io.plumbline.web.api.MergePatch;
import io.plumbline.web.api.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

@Path("/postback-rules")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Postbacks out")
public class PostbackRulesResource {

    private static final String EXAMPLE = """
            {"name": "Blog: approved sales", "partnerId": "…", "goals": ["sale"], "events": ["approved", "reversed"], "method": "GET",
             "url": "https://partner.example/postback?click_id={externalid}&payout={payout}&status={event}", "delaySeconds": 0, "status": "active"}""";

    /** @param rule what is tried; its hidden headers and key are those of {@code ruleId} */
    public record Trial(PostbackRuleDraft rule, UUID ruleId, UUID conversionId, Boolean send) {
    }

    /** Shown once. */
    public record Key(String key) {
    }

    @Inject
    private PostbackRules rules;
    @Context
    private HttpServletRequest http;
    @Context
    private Request request;
    @Context
    private HttpHeaders headers;

    @POST
    @Gate(partners = true)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Adds a rule: whom to tell of which conversions, and how. A partner's key adds one about its own results")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "rule", value = EXAMPLE)))
    @APIResponseSchema(value = PostbackRule.class, responseCode = "201", responseDescription = "Added; Location and ETag say where it is and its version")
    public Response add(PostbackRuleDraft draft) {
        PostbackRule added = rules.add(draft);
        return Answers.created("postback-rules", added.id(), added.version(), added);
    }

    @GET
    @Gate(partners = true)
    @Operation(summary = "Lists rules, newest first. Headers that look like secrets are hidden. A partner's key reads its own")
    public Page<PostbackRule> list() {
        Query query = new Query(http, "advertiser", "campaign", "partner", "status");
        return rules.list(query.id("advertiser"), query.id("campaign"), query.id("partner"), query.key(PlanStatus.class, "status"), query.page());
    }

    @GET
    @Gate(partners = true)
    @Path("/{id}")
    @Operation(summary = "One rule, with its version as ETag")
    @APIResponseSchema(PostbackRule.class)
    public Response get(@PathParam("id") String id) {
        PostbackRule found = rules.get(key(id));
        return Answers.found(request, found.version(), found);
    }

    @PATCH
    @Gate(partners = true)
    @Path("/{id}")
    @Transactional
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Changes a rule; status moves it between draft, active, paused and ended. What waits already is sent as the rule says then")
    @APIResponseSchema(PostbackRule.class)
    public Response change(@PathParam("id") String id, ObjectNode change) throws JsonProcessingException {
        UUID key = key(id);
        MergePatch patch = new MergePatch(change);
        PlanStatus next = patch.takeStatus();
        Long expected = Answers.ifMatch(headers);
        PostbackRule now = patch.isEmpty() && next != null ? null : rules.amend(key, expected, patch.applyTo(rules.get(key).draft(), PostbackRuleDraft.class));
        if (next != null && (now == null || now.status() != next)) {
            now = rules.move(key, now == null ? expected : null, next);
        }
        return Answers.changed(now.version(), now);
    }

    @POST
    @Path("/{id}/key")
    @Gate(partners = true, forgets = true)
    @Operation(summary = "Makes a new signing key, shown once. For 24 hours requests carry a signature of the one before, too")
    public Key newKey(@PathParam("id") String id) {
        return new Key(rules.newKey(key(id)));
    }

    @DELETE
    @Gate(partners = true)
    @Path("/{id}/key")
    @Operation(summary = "Takes the signing key away: requests are not signed any more")
    @APIResponseSchema(PostbackRule.class)
    public Response unsign(@PathParam("id") String id) {
        PostbackRule now = rules.unsign(key(id));
        return Answers.changed(now.version(), now);
    }

    @POST
    @Path("/test")
    @Gate(partners = true, forgets = true)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Fills a rule with a conversion and shows the request; sends it, once and outside the outbox, when asked to")
    public Rehearsal test(Trial trial) {
        new Check().that(trial.rule() != null, "rule", "required", "Give the rule to try.").done();
        return rules.rehearse(trial.rule(), trial.ruleId(), trial.conversionId(), Boolean.TRUE.equals(trial.send()));
    }

    private static UUID key(String id) {
        return Ids.parse("postback-rule", id);
    }
}
