package io.plumbline.web.api.attribution;

import io.plumbline.reporting.api.Attribution;
import io.plumbline.reporting.api.AttributionAnswer;
import io.plumbline.reporting.api.AttributionQuestion;
import io.plumbline.reporting.api.Exports;
import io.plumbline.reporting.api.Grids;
import io.plumbline.reporting.api.PathTable;
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

@Path("/attribution")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reports")
public class AttributionResource {

    private static final String EXAMPLE = """
            {"from": "2026-03-01", "to": "2026-03-31", "goal": "sale", "advertiserId": "…", "lookbackDays": 30, "by": "channel",
             "models": ["first-touch", "last-touch", "linear"]}""";

    private static final String TABLE = """
            {"journeys": [{"path": ["search", "social"], "conversions": 2, "value": "10.00", "nulls": 5}, {"path": ["social"], "conversions": 1, "value": "4.00"}],
             "models": ["linear", "markov", "shapley"], "markovOrder": 1}""";

    @Inject
    private Attribution attribution;
    @Inject
    private Exports exports;
    @Context
    private HttpServletRequest http;

    @POST
    @Path("/query")
    @Gate(forgets = true)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Compares models over stored journeys. What was paid is not recomputed")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "question", value = EXAMPLE)))
    public AttributionAnswer query(AttributionQuestion question) {
        return attribution.query(question);
    }

    @POST
    @Path("/evaluate")
    @Gate(forgets = true)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "The same models on a table of paths; nothing stored is read")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "table", value = TABLE)))
    public AttributionAnswer evaluate(PathTable table) {
        return attribution.evaluate(table);
    }

    @POST
    @Path("/evaluate/export")
    @Gate(forgets = true)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({"text/csv", FileAnswer.XLSX, MediaType.APPLICATION_JSON})
    @Operation(summary = "The answer to evaluate as a file, a row for each model and key: format=csv or xlsx")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "table", value = TABLE)))
    public Response exportEvaluated(PathTable table) {
        return FileAnswer.of(exports, Grids.of(attribution.evaluate(table)), http, "attribution");
    }

    @POST
    @Path("/export")
    @Gate(forgets = true)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({"text/csv", FileAnswer.XLSX, MediaType.APPLICATION_JSON})
    @Operation(summary = "The answer to query as a file, a row for each model and key: format=csv or xlsx")
    public Response export(AttributionQuestion question) {
        return FileAnswer.of(exports, attribution.table(question), http, "attribution");
    }
}
