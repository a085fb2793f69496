package io.plumbline.web.api.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.campaign.api.User;
import io.plumbline.campaign.api.UserDraft;
import io.plumbline.campaign.api.Users;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Page;
import io.plumbline.shared.Role;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.MergePatch;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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

@Path("/users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access")
public class UsersResource {

    /** A change of a user; the login stays. */
    public record Order(String login, String displayName, String password, Role role, UUID advertiserId, UUID partnerId, Boolean active) {

        UserDraft draft() {
            return new UserDraft(login, displayName, password, role, advertiserId, partnerId, active == null || active);
        }
    }

    private static final String EXAMPLE = """
            {"login": "ada", "displayName": "Ada", "password": "at least twelve characters", "role": "analyst"}""";

    @Inject
    private Users users;
    @Context
    private Request request;
    @Context
    private HttpHeaders headers;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Adds a person who may sign in")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "user", value = EXAMPLE)))
    @APIResponseSchema(value = User.class, responseCode = "201", responseDescription = "Added; Location and ETag say where it is and its version")
    public Response add(Order order) {
        User added = users.add(order.draft());
        return Answers.created("users", added.id(), added.version(), added);
    }

    @GET
    @Operation(summary = "All users")
    public Page<User> list() {
        return Answers.whole(users.list());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One user, with its version as ETag")
    @APIResponseSchema(User.class)
    public Response get(@PathParam("id") String id) {
        User found = users.get(Ids.parse("user", id));
        return Answers.found(request, found.version(), found);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Changes a user; without a password the present one stays")
    @APIResponseSchema(User.class)
    public Response change(@PathParam("id") String id, ObjectNode change) throws JsonProcessingException {
        UUID key = Ids.parse("user", id);
        User is = users.get(key);
        Order now = new Order(is.login(), is.displayName(), null, is.role(), is.advertiserId(), is.partnerId(), is.active());
        User changed = users.amend(key, Answers.ifMatch(headers), new MergePatch(change).applyTo(now, Order.class).draft());
        return Answers.changed(changed.version(), changed);
    }
}
