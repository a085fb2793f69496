package io.plumbline.web.api.report;

import io.plumbline.reporting.api.Answer;
import io.plumbline.reporting.api.Exports;
import io.plumbline.reporting.api.Metric;
import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.api.Reports;
import io.plumbline.shared.Page;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.FileAnswer;
import io.plumbline.web.api.Gate;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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

@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reports")
public class ReportsResource {

    private static final String EXAMPLE = """
            {"from": "2026-03-01", "to": "2026-03-31", "timeZone": "Europe/Paris", "currency": "EUR", "dimensions": ["campaign", "date"],
             "metrics": ["clicks", "conversions", "revenue", "payout", "cr"], "sort": "-revenue", "limit": 100}""";

    @Inject
    private Reports reports;
    @Inject
    private Exports exports;
    @Context
    private HttpServletRequest http;

    @POST
    @Path("/reports/query")
    @Gate(partners = true, forgets = true)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Figures by up to three dimensions; totals are over all rows")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "question", value = EXAMPLE)))
    public Answer query(Question question) {
        return reports.answer(question);
    }

    @POST
    @Path("/reports/export")
    @Gate(partners = true, forgets = true)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({"text/csv", FileAnswer.XLSX, MediaType.APPLICATION_JSON})
    @Operation(summary = "The whole answer as a file: format=csv or xlsx")
    public Response export(Question question) {
        return FileAnswer.of(FileAnswer.format(http), "report", (xlsx, to) -> {
            if (xlsx) {
                exports.xlsx(question, Exports.Spelling.CODES, to);
            } else {
                exports.csv(question, Exports.Spelling.CODES, to);
            }
        });
    }

    @GET
    @Gate(partners = true)
    @Path("/metrics-registry")
    @Operation(summary = "Every metric: key, name, formula, unit, and which way is better")
    public Page<Metric> metrics() {
        return Answers.whole(reports.metrics());
    }
}
