package io.plumbline.web.api.experiment;

import io.plumbline.reporting.api.ExperimentAnswer;
import io.plumbline.reporting.api.ExperimentQuestion;
import io.plumbline.reporting.api.ExperimentReadouts;
import io.plumbline.reporting.api.Exports;
import io.plumbline.reporting.api.Grids;
import io.plumbline.reporting.api.PeekAnswer;
import io.plumbline.reporting.api.PeekQuestion;
import io.plumbline.reporting.api.SamplePlan;
import io.plumbline.reporting.api.SampleQuestion;
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

@Path("/experiments")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Experiments")
public class ExperimentCalculatorsResource {

    private static final String DATA = """
            {"metric": "binomial", "baseline": "A", "variants": [{"name": "A", "units": 20000, "sum": 2000}, {"name": "B", "units": 20000, "sum": 2300}],
             "weights": [0.5, 0.5], "alpha": 0.05}""";
    private static final String PLAN = """
            {"metric": "binomial", "baseline": 0.1, "minimumEffect": 0.2, "relative": true, "alpha": 0.05, "power": 0.8, "variants": 2, "unitsPerDay": 1000}""";
    private static final String PEEK = """
            {"rate": 0.1, "unitsPerLook": 200, "looks": 50, "runs": 1000, "alpha": 0.05, "seed": 1}""";

    @Inject
    private ExperimentReadouts readouts;
    @Inject
    private Exports exports;
    @Context
    private HttpServletRequest http;

    @POST
    @Path("/evaluate")
    @Gate(forgets = true)
    @Operation(summary = "What summary data of an experiment say: differences, anytime-valid intervals, split check, verdict")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "data", value = DATA)))
    public ExperimentAnswer evaluate(ExperimentQuestion question) {
        return readouts.evaluate(question);
    }

    @POST
    @Path("/plan")
    @Gate(forgets = true)
    @Operation(summary = "Units and days that an experiment needs")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "plan", value = PLAN)))
    public SamplePlan plan(SampleQuestion question) {
        return readouts.plan(question);
    }

    @POST
    @Path("/peek")
    @Gate(forgets = true)
    @Operation(summary = "Plays experiments without any difference: how often each rule declares one when looked at again and again")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "peek", value = PEEK)))
    public PeekAnswer peek(PeekQuestion question) {
        return readouts.peek(question);
    }

    @POST
    @Path("/evaluate/export")
    @Gate(forgets = true)
    @Produces({"text/csv", FileAnswer.XLSX, MediaType.APPLICATION_JSON})
    @Operation(summary = "The answer to evaluate, a row for each variant, as a file: format=csv or xlsx")
    public Response exportEvaluate(ExperimentQuestion question) {
        return FileAnswer.of(exports, Grids.of(readouts.evaluate(question)), http, "experiment");
    }

    @POST
    @Path("/plan/export")
    @Gate(forgets = true)
    @Produces({"text/csv", FileAnswer.XLSX, MediaType.APPLICATION_JSON})
    @Operation(summary = "The answer to plan as a file: format=csv or xlsx")
    public Response exportPlan(SampleQuestion question) {
        return FileAnswer.of(exports, Grids.of(readouts.plan(question)), http, "experiment");
    }

    @POST
    @Path("/peek/export")
    @Gate(forgets = true)
    @Produces({"text/csv", FileAnswer.XLSX, MediaType.APPLICATION_JSON})
    @Operation(summary = "The answer to peek, a row for each look, as a file: format=csv or xlsx")
    public Response exportPeek(PeekQuestion question) {
        return FileAnswer.of(exports, Grids.of(readouts.peek(question)), http, "experiment");
    }
}
