package io.plumbline.web.api.postback;

import io.plumbline.shared.Ids;
import io.plumbline.shared.Page;
import io.plumbline.tracking.api.Deliveries;
import io.plumbline.tracking.api.Delivery;
import io.plumbline.web.api.Gate;
import io.plumbline.web.api.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/deliveries")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Postbacks out")
public class DeliveriesResource {

    /** @param rule null for the dead ones of every rule */
    public record Again(UUID rule) {
    }

    public record Fired(int fired) {
    }

    @Inject
    private Deliveries deliveries;
    @Context
    private HttpServletRequest http;

    @GET
    @Gate(partners = true)
    @Operation(summary = "Lists postbacks out, newest first. state is waiting, delivered or dead")
    public Page<Delivery> list() {
        Query query = new Query(http, "rule", "state", "advertiser", "campaign", "partner", "conversion", "from", "to");
        return deliveries.list(new Deliveries.Wanted(query.id("rule"), query.text("state"), query.id("advertiser"), query.id("campaign"), query.id("partner"),
                query.id("conversion"), query.from(), query.to()), query.page());
    }

    @GET
    @Gate(partners = true)
    @Path("/{id}")
    @Operation(summary = "One postback with every try: the request as sent, secrets masked, the answer's status and first 2 kB")
    public Delivery get(@PathParam("id") String id) {
        return deliveries.get(Ids.parse("delivery", id));
    }

    @POST
    @Gate(partners = true)
    @Path("/{id}/fire")
    @Operation(summary = "Fires a dead or delivered postback again, for another day, as its rule stands now")
    public Delivery fire(@PathParam("id") String id) {
        return deliveries.fire(Ids.parse("delivery", id));
    }

    @POST
    @Path("/fire")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Fires up to 1000 dead postbacks again, oldest first")
    public Fired fireDead(Again again) {
        return new Fired(deliveries.fireDead(again.rule()));
    }
}
