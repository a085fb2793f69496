package io.plumbline.web.api.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.campaign.api.Experiment;
import io.plumbline.campaign.api.ExperimentDraft;
import io.plumbline.campaign.api.ExperimentStatus;
import io.plumbline.campaign.api.Experiments;
import io.plumbline.reporting.api.ExperimentReadout;
import io.plumbline.reporting.api.ExperimentReadouts;
import io.plumbline.reporting.api.ExperimentRuling;
import io.plumbline.reporting.api.ExperimentVerdict;
import io.plumbline.reporting.api.Exports;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Page;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.FileAnswer;
import io.plumbline.web.api.MergePatch;
import io.plumbline.web.api.Query;
import io.plumbline.web.json.ApiJson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/experiments")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Experiments")
public class ExperimentsResource {

    private static final String EXAMPLE = """
            {"linkId": "…", "name": "Long page against short page", "hypothesis": "The short page sells more.", "goal": "sale", "measure": "conversion-rate",
             "variants": [{"name": "long", "destinationId": "…", "weight": 1}, {"name": "short", "destinationId": "…", "weight": 1}]}""";

    private record Move(ExperimentStatus status) {
    }

    @Inject
    private Experiments experiments;
    @Inject
    private ExperimentReadouts readouts;
    @Inject
    private Exports exports;
    @Context
    private HttpServletRequest http;
    @Context
    private Request request;
    @Context
    private HttpHeaders headers;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Plans an experiment on a link; PATCH starts it")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "experiment", value = EXAMPLE)))
    @APIResponseSchema(value = Experiment.class, responseCode = "201", responseDescription = "Added; Location and ETag say where it is and its version")
    public Response add(ExperimentDraft draft) {
        Experiment added = experiments.add(draft);
        return Answers.created("experiments", added.id(), added.version(), added);
    }

    @GET
    @Operation(summary = "Lists experiments, newest first, with what each said when it was last read out; verdict asks for those that said this")
    public Page<ExperimentItem> list() {
        Query query = new Query(http, "advertiser", "link", "status", "verdict");
        ExperimentVerdict verdict = query.key(ExperimentVerdict.class, "verdict");
        Page<Experiment> page = experiments.list(query.id("advertiser"), query.id("link"), query.key(ExperimentStatus.class, "status"), verdict == null ? null : readouts.ruled(verdict), query.page());
        Map<UUID, ExperimentRuling> rulings = readouts.rulings(page.items().stream().map(Experiment::id).toList());
        return new Page<>(page.items().stream().map(one -> ExperimentItem.of(one, rulings.get(one.id()))).toList(), page.next());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One experiment, with its version as ETag")
    @APIResponseSchema(Experiment.class)
    public Response get(@PathParam("id") String id) {
        Experiment found = experiments.get(Ids.parse("experiment", id));
        return Answers.found(request, found.version(), found);
    }

    @PATCH
    @Path("/{id}")
    @Transactional
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Changes a draft; status moves it: running, stopped, discarded. All of it or nothing")
    @APIResponseSchema(Experiment.class)
    public Response change(@PathParam("id") String id, ObjectNode change) throws JsonProcessingException {
        UUID key = Ids.parse("experiment", id);
        ExperimentStatus next = change.has("status") ? ApiJson.mapper().treeToValue(ApiJson.mapper().createObjectNode().set("status", change.remove("status")), Move.class).status() : null;
        MergePatch patch = new MergePatch(change);
        Long expected = Answers.ifMatch(headers);
        Experiment now = patch.isEmpty() && next != null ? null : experiments.amend(key, expected, patch.applyTo(experiments.get(key).draft(), ExperimentDraft.class));
        if (next != null && (now == null || now.status() != next)) {
            now = experiments.move(key, now == null ? expected : null, next);
        }
        return Answers.changed(now.version(), now);
    }

    @GET
    @Path("/{id}/readout")
    @Operation(summary = "What the experiment says so far, or said up to a day, or as known on an instant (asOf): figures and verdict, how the evidence grew day by day, and what has become known since")
    public ExperimentReadout readout(@PathParam("id") String id) {
        Query query = new Query(http, "through", "asOf");
        return readouts.readout(Ids.parse("experiment", id), through(query.text("through")), query.instant("asOf"));
    }

    @GET
    @Path("/{id}/readout/export")
    @Produces({"text/csv", FileAnswer.XLSX, MediaType.APPLICATION_JSON})
    @Operation(summary = "The read-out as a file, by variant and by day: format=csv or xlsx")
    public Response export(@PathParam("id") String id) {
        Query query = new Query(http, "format", "through", "asOf");
        return FileAnswer.of(exports, readouts.grid(Ids.parse("experiment", id), through(query.text("through")), query.instant("asOf")), query.text("format"), "experiment");
    }

    private static LocalDate through(String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException malformed) {
            throw new Invalid("through", "day-malformed", "Write the day as 2026-11-20.");
        }
    }
}
