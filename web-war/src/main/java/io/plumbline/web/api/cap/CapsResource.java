package io.plumbline.web.api.cap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.campaign.api.CapSubject;
import io.plumbline.campaign.api.Caps;
import io.plumbline.campaign.api.Limit;
import io.plumbline.campaign.api.LimitDraft;
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
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/caps")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Planning")
public class CapsResource {

    private static final String EXAMPLE = """
            {"subject": "campaign", "subjectId": "…", "of": "payout", "period": "monthly", "limit": "1500.00", "over": "pay-nothing", "late": "own-period", "traffic": "turn-away"}""";

    @Inject
    private Caps caps;
    @Context
    private HttpServletRequest http;
    @Context
    private HttpHeaders headers;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Puts a cap on a campaign, partner, agreement or link; it counts from now on")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "cap", value = EXAMPLE)))
    @APIResponseSchema(value = Limit.class, responseCode = "201", responseDescription = "Added; Location and ETag say where it is and its version")
    public Response add(LimitDraft draft) {
        Limit added = caps.define(draft);
        return Answers.created("caps", added.id(), added.version(), added);
    }

    @GET
    @Operation(summary = "Lists caps with what is used of them now, newest first")
    public Page<Limit> list() {
        Query query = new Query(http, "subject", "subjectId");
        return caps.list(query.key(CapSubject.class, "subject"), query.id("subjectId"), query.page());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One cap, with its version as ETag")
    @APIResponseSchema(Limit.class)
    public Response get(@PathParam("id") String id) {
        Limit found = caps.get(Ids.parse("cap", id));
        // What is used changes without a new version.
        return Answers.changed(found.version(), found);
    }

    @PATCH
    @Path("/{id}")
    @Transactional
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Changes the limit or the policies of a cap")
    @APIResponseSchema(Limit.class)
    public Response change(@PathParam("id") String id, ObjectNode change) throws JsonProcessingException {
        UUID key = Ids.parse("cap", id);
        LimitDraft wanted = new MergePatch(change).applyTo(caps.get(key).draft(), LimitDraft.class);
        Limit now = caps.amend(key, Answers.ifMatch(headers), wanted);
        return Answers.changed(now.version(), now);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Takes a cap away; what it has held stays as it was decided")
    @APIResponse(responseCode = "204", description = "Taken away")
    public Response remove(@PathParam("id") String id) {
        caps.remove(Ids.parse("cap", id));
        return Response.noContent().build();
    }
}
