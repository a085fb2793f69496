package io.plumbline.web.api.report;

import io.plumbline.reporting.api.ExpectedAnswer;
import io.plumbline.reporting.api.ExpectedConversions;
import io.plumbline.reporting.api.ExpectedQuestion;
import io.plumbline.reporting.api.Exports;
import io.plumbline.reporting.api.Grids;
import io.plumbline.web.api.FileAnswer;
import io.plumbline.web.api.Gate;
import io.plumbline.web.api.Query;
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

@Path("/reports/expected")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reports")
public class ExpectedResource {

    private static final String EXAMPLE = """
            {"advertiserId": "…", "goal": "sale", "from": "2026-05-01", "to": "2026-05-31", "level": "0.9"}""";

    @Inject
    private ExpectedConversions expected;
    @Inject
    private Exports exports;
    @Context
    private HttpServletRequest http;

    @POST
    @Gate(forgets = true)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Conversions by the day of their click: so far, and expected once all have come, with an interval. With asOf as known on an instant")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "question", value = EXAMPLE)))
    public ExpectedAnswer expect(ExpectedQuestion question) {
        return expected.expect(question);
    }

    @POST
    @Path("/export")
    @Gate(forgets = true)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({"text/csv", FileAnswer.XLSX, MediaType.APPLICATION_JSON})
    @Operation(summary = "A table of the answer as a file: format=csv or xlsx; table=days, channels or lags")
    public Response export(ExpectedQuestion question) {
        Query query = new Query(http, "format", "table");
        return FileAnswer.of(exports, Grids.of(expected.expect(question), query.text("table")), query.text("format"), "expected");
    }
}
