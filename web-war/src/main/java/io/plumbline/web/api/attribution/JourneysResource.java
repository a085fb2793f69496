package io.plumbline.web.api.attribution;

import io.plumbline.reporting.api.Attribution;
import io.plumbline.reporting.api.AttributionQuestion;
import io.plumbline.reporting.api.Exports;
import io.plumbline.reporting.api.Grids;
import io.plumbline.reporting.api.JourneysAnswer;
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

@Path("/journeys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reports")
public class JourneysResource {

    private static final String EXAMPLE = """
            {"from": "2026-03-01", "to": "2026-03-31", "goal": "sale", "advertiserId": "…", "lookbackDays": 30, "by": "channel"}""";

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
    @Operation(summary = "Converting and non-converting journeys: top paths, lengths, time to conversion, assists, and what follows what")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "question", value = EXAMPLE)))
    public JourneysAnswer query(AttributionQuestion question) {
        return attribution.journeys(question);
    }

    @POST
    @Path("/export")
    @Gate(forgets = true)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({"text/csv", FileAnswer.XLSX, MediaType.APPLICATION_JSON})
    @Operation(summary = "A table of the answer as a file: format=csv or xlsx; table=paths (the most travelled), lengths, transitions, roles or times")
    public Response export(AttributionQuestion question) {
        Query query = new Query(http, "format", "table");
        return FileAnswer.of(exports, Grids.of(attribution.journeys(question), query.text("table")), query.text("format"), "journeys");
    }
}
