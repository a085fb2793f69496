package io.plumbline.web.api.traffic;

import io.plumbline.shared.Ids;
import io.plumbline.shared.Keyed;
import io.plumbline.shared.Page;
import io.plumbline.tracking.api.ListKind;
import io.plumbline.tracking.api.RuleVersion;
import io.plumbline.tracking.api.TrafficList;
import io.plumbline.tracking.api.TrafficLists;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.Gate;
import io.plumbline.web.api.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/traffic/lists")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Traffic quality")
public class TrafficListsResource {

    /** @param id null for the bundled list */
    public record Choice(UUID id) {
    }

    @Inject
    private TrafficLists lists;
    @Context
    private HttpServletRequest http;

    @GET
    @Operation(summary = "All versions of the lists of user agents, networks and places, the bundled ones last")
    public Page<TrafficList> list() {
        return Answers.whole(lists.list());
    }

    @POST
    @Path("/{kind}")
    @Gate(streamed = true)
    @Consumes({"text/plain", "text/csv", "text/tab-separated-values", MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(summary = "Takes a list as the body itself; kind is crawlers, data-centres, places or systems. Parameters: name, licence")
    @APIResponseSchema(value = TrafficList.class, responseCode = "201", responseDescription = "Read and kept; it decides nothing until it is activated")
    public Response upload(@PathParam("kind") String kind, InputStream file) {
        Query query = new Query(http, "name", "licence");
        TrafficList list = lists.upload(Keyed.of(ListKind.class, "kind", kind), query.text("name"), query.text("licence"), file);
        return Answers.created("traffic/lists", list.id(), 0, list);
    }

    @POST
    @Path("/{kind}/activate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Puts a list in force as a new version of the rules; an id of null goes back to the bundled one")
    public RuleVersion activate(@PathParam("kind") String kind, Choice choice) {
        return lists.activate(Keyed.of(ListKind.class, "kind", kind), choice.id());
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Removes a list that no version of the rules names")
    @APIResponse(responseCode = "204", description = "Removed")
    public Response remove(@PathParam("id") String id) {
        lists.remove(Ids.parse("traffic-list", id));
        return Response.noContent().build();
    }
}
