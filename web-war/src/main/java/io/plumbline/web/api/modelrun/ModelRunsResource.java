package io.plumbline.web.api.modelrun;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.reporting.api.Exports;
import io.plumbline.reporting.api.Grids;
import io.plumbline.reporting.api.ModelRun;
import io.plumbline.reporting.api.ModelRuns;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Page;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.FileAnswer;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/model-runs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
public class ModelRunsResource {

    public record Order(String kind, UUID advertiserId, JsonNode parameters) {
    }

    public record Started(UUID id) {
    }

    private static final String EXAMPLE = """
            {"kind": "attribution", "advertiserId": "…", "parameters": {"from": "2026-03-01", "to": "2026-03-31", "goal": "sale", "lookbackDays": 30,
             "by": "channel", "models": ["linear", "markov", "shapley"]}}""";

    @Inject
    private ModelRuns runs;
    @Inject
    private Exports exports;
    @Context
    private HttpServletRequest http;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Computes a model in the background and keeps the result with the fingerprint of its inputs")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "run", value = EXAMPLE)))
    @APIResponseSchema(value = Started.class, responseCode = "202", responseDescription = "Taken; Location says where its progress is")
    public Response start(Order order) {
        if (order.parameters() == null || !order.parameters().isObject()) {
            throw new Invalid("parameters", "required", "State the parameters as an object.");
        }
        UUID id = runs.start(order.kind(), order.advertiserId(), order.parameters().toString());
        return Answers.accepted("model-runs", id, new Started(id));
    }

    @POST
    @Path("/{id}/repeat")
    @Operation(summary = "Computes a run again. With an equal fingerprint and version, resultDigest is equal too")
    @APIResponseSchema(value = Started.class, responseCode = "202", responseDescription = "Taken; Location says where its progress is")
    public Response repeat(@PathParam("id") String id) {
        UUID again = runs.repeat(Ids.parse("model-run", id));
        return Answers.accepted("model-runs", again, new Started(again));
    }

    @GET
    @Operation(summary = "Lists model runs, newest first, without results. Parameters: kind, advertiser")
    public Page<ModelRunItem> list() {
        Query query = new Query(http, "kind", "advertiser");
        Page<ModelRun> page = runs.list(query.text("kind"), query.id("advertiser"), query.page());
        return new Page<>(page.items().stream().map(ModelRunItem::of).toList(), page.next());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Progress, result and fingerprint of a run")
    public ModelRunItem get(@PathParam("id") String id) {
        return ModelRunItem.of(runs.get(Ids.parse("model-run", id)));
    }

    @GET
    @Path("/{id}/export")
    @Produces({"text/csv", FileAnswer.XLSX, MediaType.APPLICATION_JSON})
    @Operation(summary = "The result of a run of attribution or experiment-peeking as a file: format=csv or xlsx")
    public Response export(@PathParam("id") String id) {
        return FileAnswer.of(exports, Grids.of(runs.get(Ids.parse("model-run", id))), http, "model-run");
    }
}
