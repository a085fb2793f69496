package io.plumbline.web.api.health;

import io.plumbline.shared.Page;
import io.plumbline.tracking.api.DestinationHealth;
import io.plumbline.tracking.api.Health;
import io.plumbline.web.api.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/destination-health")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class DestinationHealthResource {

    @Inject
    private Health health;
    @Context
    private HttpServletRequest http;

    @GET
    @Operation(summary = "Whether the destinations of running links answer: up, down or unknown")
    public Page<DestinationHealth> list() {
        Query query = new Query(http, "link", "state");
        return health.list(query.id("link"), query.text("state"), query.page());
    }
}
