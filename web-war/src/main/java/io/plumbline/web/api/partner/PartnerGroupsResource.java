package io.plumbline.web.api.partner;

import io.plumbline.campaign.api.PartnerGroup;
import io.plumbline.campaign.api.PartnerGroups;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Page;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.MergePatch;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/partner-groups")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Partner programme")
public class PartnerGroupsResource {

    @Inject
    private PartnerGroups groups;
    @Context
    private Request request;
    @Context
    private HttpHeaders headers;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Adds a partner group: {\"key\":\"gold\",\"name\":\"Gold\"}; partners are put into it with PATCH /partners/{id} {\"group\":\"gold\"}")
    @APIResponseSchema(value = PartnerGroup.class, responseCode = "201", responseDescription = "Added")
    public Response add(PartnerGroup.Draft draft) {
        PartnerGroup added = groups.add(draft);
        return Answers.created("partner-groups", added.id(), added.version(), added);
    }

    @GET
    @Operation(summary = "All partner groups, by name")
    public Page<PartnerGroup> list() {
        return new Page<>(groups.list(), null);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One partner group, with its version as ETag")
    @APIResponseSchema(PartnerGroup.class)
    public Response get(@PathParam("id") String id) {
        PartnerGroup found = groups.get(Ids.parse("partner-group", id));
        return Answers.found(request, found.version(), found);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Renames a partner group; its key stays")
    @APIResponseSchema(PartnerGroup.class)
    public Response change(@PathParam("id") String id, ObjectNode change) throws JsonProcessingException {
        UUID key = Ids.parse("partner-group", id);
        PartnerGroup now = groups.amend(key, Answers.ifMatch(headers), new MergePatch(change).applyTo(groups.get(key).draft(), PartnerGroup.Draft.class));
        return Answers.changed(now.version(), now);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Removes a partner group that nobody is in")
    @APIResponse(responseCode = "204", description = "Removed")
    public Response remove(@PathParam("id") String id) {
        groups.remove(Ids.parse("partner-group", id));
        return Response.noContent().build();
    }
}
