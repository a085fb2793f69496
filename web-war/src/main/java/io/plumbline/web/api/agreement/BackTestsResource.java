package io.plumbline.web.api.agreement;

import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Page;
import io.plumbline.tracking.api.BackTestJob;
import io.plumbline.tracking.api.BackTestRequest;
import io.plumbline.tracking.api.BackTests;
import io.plumbline.web.api.Answers;
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
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/agreements/back-tests")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Planning")
public class BackTestsResource {

    @Inject
    private BackTests backTests;
    @Context
    private HttpServletRequest http;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Tries terms on the stored results of up to 12 months in the background")
    @APIResponseSchema(value = BackTestJob.class, responseCode = "202", responseDescription = "Begun; Location says where to look")
    public Response start(BackTestRequest asked) {
        if (asked == null) {
            throw new Invalid("terms", "required", "Give terms, or a proposal.");
        }
        BackTestJob job = backTests.start(asked);
        return Answers.accepted("agreements/back-tests", job.id(), job);
    }

    @GET
    @Operation(summary = "Lists back-tests, newest first; proposal= those of one proposal")
    public Page<BackTestJob> list() {
        Query query = new Query(http, "proposal");
        return backTests.list(query.id("proposal"), query.page());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "How far a back-test has come, and its outcome when it is completed")
    public BackTestJob get(@PathParam("id") String id) {
        return backTests.get(Ids.parse("back-test", id));
    }
}
