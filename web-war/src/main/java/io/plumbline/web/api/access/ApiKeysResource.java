package io.plumbline.web.api.access;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.plumbline.campaign.api.ApiKey;
import io.plumbline.campaign.api.ApiKeys;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Page;
import io.plumbline.shared.Role;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.Gate;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api-keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access")
public class ApiKeysResource {

    public record Order(String name, Set<Role> scopes, UUID advertiserId, UUID partnerId) {
    }

    /** @param key the key itself, shown this once */
    public record Issued(@JsonUnwrapped ApiKey about, String key) {
    }

    private static final String EXAMPLE = """
            {"name": "shop back end", "scopes": ["marketer"], "advertiserId": "…"}""";

    @Inject
    private ApiKeys keys;

    @POST
    @Gate(forgets = true)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Issues a key. It is shown in this answer and never again, so this answer is not kept for an Idempotency-Key")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "key", value = EXAMPLE)))
    @APIResponseSchema(value = Issued.class, responseCode = "201", responseDescription = "Issued; this is the only time that the key is shown")
    public Response issue(Order order) {
        if (order.scopes() == null || order.scopes().contains(null)) {
            throw new Invalid("scopes", "required", "Name at least one scope: marketer, analyst, finance, approver, admin, or partner with a partnerId.");
        }
        ApiKeys.Issued issued = keys.issue(order.name(), order.scopes(), order.advertiserId(), order.partnerId());
        return Response.status(201).header(HttpHeaders.LOCATION, "/api/v1/api-keys/" + issued.key().id())
                .entity(new Issued(issued.key(), issued.plain())).build();
    }

    @GET
    @Operation(summary = "All keys, by prefix; the keys themselves are not kept")
    public Page<ApiKey> list() {
        return Answers.whole(keys.list());
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Revokes a key at once")
    public void revoke(@PathParam("id") String id) {
        keys.revoke(Ids.parse("api-key", id));
    }
}
