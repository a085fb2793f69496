package io.plumbline.web.api.cohort;

import io.plumbline.reporting.api.CohortAnswer;
import io.plumbline.reporting.api.CohortQuestion;
import io.plumbline.reporting.api.Cohorts;
import io.plumbline.reporting.api.Exports;
import io.plumbline.web.api.FileAnswer;
import io.plumbline.web.api.Gate;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/cohorts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reports")
public class CohortsResource {

    private static final String EXAMPLE = """
            {"advertiserId": "…", "goal": "sale", "from": "2026-01-01", "to": "2026-06-30", "anchor": "first-purchase", "unit": "month", "by": "channel",
             "periods": 12, "margin": "0.4", "asOf": "2026-07-01T00:00:00Z"}""";

    @Inject
    private Cohorts cohorts;
    @Inject
    private Exports exports;
    @Context
    private HttpServletRequest http;

    @POST
    @Path("/query")
    @Gate(forgets = true)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Customers by the week or month of their first touch or purchase: retention, revenue, value per customer, CAC and payback; "
            + "null where a period has not begun. With asOf as known on an instant, with what has become known since")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "question", value = EXAMPLE)))
    public CohortAnswer query(CohortQuestion question) {
        return cohorts.query(question);
    }

    @POST
    @Path("/export")
    @Gate(forgets = true)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({"text/csv", FileAnswer.XLSX, MediaType.APPLICATION_JSON})
    @Operation(summary = "The same as a file, one row a cohort and period: format=csv or xlsx")
    public Response export(CohortQuestion question) {
        return FileAnswer.of(exports, cohorts.grid(question), http, "cohorts");
    }
}
