package io.plumbline.web.api.demo;

import io.plumbline.campaign.api.Workspace;
import io.plumbline.shared.Authority;
import io.plumbline.web.api.Gate;
import io.plumbline.web.demo.Demo;
import io.plumbline.web.demo.Progress;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/demo")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class DemoResource {

    /** @param percent how far they are while {@code seeding}, else null */
    public record DemoStatus(String state, Integer percent, String failure) {
    }

    @Inject
    private Workspace workspace;
    @Inject
    private Demo demo;
    @Inject
    private Progress progress;
    @Inject
    private Authority authority;

    @GET
    @Operation(summary = "Whether this workspace holds demo data, and how far they are")
    public DemoStatus status() {
        authority.requireStaff();
        return now();
    }

    /** Its answer is not kept for repeats: a second reset is another one. */
    @POST
    @Path("/reset")
    @Gate(forgets = true)
    @Operation(summary = "Throws everything in a demo workspace away and makes the demo data anew; admin only, refused on a workspace with real data")
    @APIResponseSchema(value = DemoStatus.class, responseCode = "202", responseDescription = "Begun")
    public Response reset() {
        demo.reset();
        return Response.accepted(now()).build();
    }

    private DemoStatus now() {
        return new DemoStatus(workspace.demoState().key(), progress.isRunning() ? progress.getPercent() : null, progress.getFailure());
    }
}
