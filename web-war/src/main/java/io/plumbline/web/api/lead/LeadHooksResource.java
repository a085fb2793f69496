package io.plumbline.web.api.lead;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.campaign.api.Workspace;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Page;
import io.plumbline.tracking.api.LeadHook;
import io.plumbline.tracking.api.LeadHooks;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/lead-hooks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Leads")
public class LeadHooksResource {

    /** @param active null for yes @param secret null for one made by chance, which the answer shows once */
    public record Order(UUID advertiserId, UUID campaignId, String name, LeadHook.Kind kind, Map<String, String> mapping, String goal, Boolean active, String secret) {

        LeadHooks.Draft draft() {
            return new LeadHooks.Draft(advertiserId, campaignId, name, kind, mapping, goal, active == null || active, secret);
        }
    }

    /** @param url where messages are sent to @param secret only in the answer to the POST that made it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(LeadHook hook, String url, String secret) {
    }

    /** @param message as the sender would send it */
    public record Trying(LeadHook.Kind kind, Map<String, String> mapping, String message) {
    }

    @Inject
    private LeadHooks hooks;
    @Inject
    private Workspace workspace;
    @Context
    private HttpServletRequest http;
    @Context
    private Request request;
    @Context
    private HttpHeaders headers;

    @GET
    @Operation(summary = "Addresses at which CRMs and ad platforms tell of leads")
    public Page<Item> list() {
        Query query = new Query(http, "advertiser");
        Page<LeadHook> page = hooks.list(query.id("advertiser"), query.page());
        return new Page<>(page.items().stream().map(hook -> item(hook, null)).toList(), page.next());
    }

    @POST
    @Gate(forgets = true)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Opens one. The answer has its url and, once, the secret that messages are signed with")
    @APIResponseSchema(value = Item.class, responseCode = "201")
    public Response add(Order order) {
        LeadHooks.Made made = hooks.add(order.draft());
        return Answers.created("lead-hooks", made.hook().id(), made.hook().version(), item(made.hook(), made.secret()));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One address, with its version as ETag")
    @APIResponseSchema(Item.class)
    public Response get(@PathParam("id") String id) {
        LeadHook hook = hooks.get(Ids.parse("lead-hook", id));
        return Answers.found(request, hook.version(), item(hook, null));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Writes it anew; advertiser and kind stay, the secret too unless one is given")
    @APIResponseSchema(Item.class)
    public Response amend(@PathParam("id") String id, Order order) {
        LeadHook hook = hooks.amend(Ids.parse("lead-hook", id), Answers.ifMatch(headers), order.draft());
        return Answers.changed(hook.version(), item(hook, null));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Closes it; what it brought stays")
    @APIResponse(responseCode = "204", description = "Removed")
    public Response remove(@PathParam("id") String id) {
        hooks.remove(Ids.parse("lead-hook", id));
        return Response.noContent().build();
    }

    @GET
    @Path("/{id}/calls")
    @Operation(summary = "What came, newest first: how many events, which were refused and why; never what they said about anybody")
    public Page<LeadHooks.Received> calls(@PathParam("id") String id) {
        return hooks.calls(Ids.parse("lead-hook", id), new Query(http).page());
    }

    @POST
    @Gate(forgets = true)
    @Path("/try")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "What a mapping would read out of a message; nothing is kept")
    public Page<Map<String, String>> tryOut(Trying trying) {
        List<Map<String, String>> read = hooks.tryOut(trying.kind(), trying.mapping(), trying.message());
        return Answers.whole(read);
    }

    private Item item(LeadHook hook, String secret) {
        return new Item(hook, workspace.baseUrl() + "/hooks/leads/" + hook.key(), secret);
    }
}
