package io.plumbline.web.api.goal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.GoalDraft;
import io.plumbline.campaign.api.Goals;
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

@Path("/goals")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Planning")
public class GoalsResource {

    private static final String EXAMPLE = """
            {"advertiserId": "…", "key": "sale", "name": "Sale", "kind": "sale", "clickWindowDays": 30, "viewWindowDays": 1}""";

    @Inject
    private Goals goals;
    @Context
    private HttpServletRequest http;
    @Context
    private Request request;
    @Context
    private HttpHeaders headers;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Adds a goal")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "goal", value = EXAMPLE)))
    @APIResponseSchema(value = Goal.class, responseCode = "201", responseDescription = "Added; Location and ETag say where it is and its version")
    public Response add(GoalDraft draft) {
        Goal added = goals.add(draft);
        return Answers.created("goals", added.id(), added.version(), added);
    }

    @GET
    @Operation(summary = "Lists goals, newest first")
    public Page<Goal> list() {
        Query query = new Query(http, "advertiser");
        return goals.list(query.id("advertiser"), query.page());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One goal, with its version as ETag")
    @APIResponseSchema(Goal.class)
    public Response get(@PathParam("id") String id) {
        Goal found = goals.get(Ids.parse("goal", id));
        return Answers.found(request, found.version(), found);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Changes a goal")
    @APIResponseSchema(Goal.class)
    public Response change(@PathParam("id") String id, ObjectNode change) throws JsonProcessingException {
        UUID key = Ids.parse("goal", id);
        Goal now = goals.amend(key, Answers.ifMatch(headers), new MergePatch(change).applyTo(goals.get(key).draft(), GoalDraft.class));
        return Answers.changed(now.version(), now);
    }
}
