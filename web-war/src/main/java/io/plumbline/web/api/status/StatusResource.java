package io.plumbline.web.api.status;

import io.plumbline.campaign.api.Workspace;
import io.plumbline.web.api.Gate;
import io.plumbline.web.health.Database;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** For load balancers and launchers: needs no key. */
@Path("/status")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class StatusResource {

    public record Status(String status, String version, String database) {
    }

    @Inject
    private Workspace workspace;
    @Inject
    private Database database;

    @GET
    @Gate(open = true)
    @SecurityRequirements
    @Operation(summary = "UP, or 503 and DOWN while the database does not answer")
    public Response status() {
        Optional<String> product = database.answering();
        Status status = new Status(product.isPresent() ? "UP" : "DOWN", workspace.version(), product.orElse("DOWN"));
        return Response.status(product.isPresent() ? 200 : 503).entity(status).build();
    }
}
