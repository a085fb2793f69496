package io.plumbline.web.api.conversion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.reporting.api.Attribution;
import io.plumbline.reporting.api.ConversionCredit;
import io.plumbline.reporting.api.Exports;
import io.plumbline.reporting.api.Grids;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Page;
import io.plumbline.shared.Refusal;
import io.plumbline.tracking.api.Conversion;
import io.plumbline.tracking.api.ConversionReport;
import io.plumbline.tracking.api.Conversions;
import io.plumbline.tracking.api.Trace;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.EventQuery;
import io.plumbline.web.api.FileAnswer;
import io.plumbline.web.api.Gate;
import io.plumbline.web.api.MergePatch;
import io.plumbline.web.api.Query;
import io.plumbline.web.edge.ConversionDoor;
import io.plumbline.web.json.ApiJson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
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
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/conversions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events")
public class ConversionsResource {

    static final int MAX_BATCH = 1000;
    private static final String EXAMPLE = """
            {"goal": "sale", "clickId": "…", "transactionId": "ORDER-1", "amount": {"amount": "80.00", "currency": "EUR"},
             "occurredAt": "2026-03-02T10:15:00Z"}""";

    @Inject
    private Conversions conversions;
    @Inject
    private ConversionDoor door;
    @Inject
    private Attribution attribution;
    @Inject
    private Exports exports;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;
    @Context
    private HttpServletRequest http;
    @Context
    private Request request;
    @Context
    private HttpHeaders headers;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Records one conversion or an array of at most 1000: one result each, in the order sent. One bad conversion stops no other")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "conversion", value = EXAMPLE)))
    @APIResponseSchema(value = ConversionResult[].class, responseCode = "207", responseDescription = "One result each")
    public Response record(JsonNode body) {
        if (!body.isArray() && !body.isObject()) {
            throw new Invalid(List.of(new Refusal.Fault("", "wrong-type", "Send a conversion or an array of conversions.")));
        }
        if (body.size() > MAX_BATCH && body.isArray()) {
            throw new Invalid(List.of(new Refusal.Fault("", "too-many", "At most " + MAX_BATCH + " conversions at once.")));
        }
        List<ConversionResult> results = recorded(body.isArray() ? body : List.of(body));
        return Response.status(207).entity(results).build();
    }

    /** What is wrong with one of many is that one's result; what is wrong with us ends the request. */
    private List<ConversionResult> recorded(Iterable<JsonNode> asked) {
        List<ConversionResult> results = new ArrayList<>();
        List<ConversionReport> readable = new ArrayList<>();
        for (JsonNode one : asked) {
            try {
                readable.add(report(one));
                results.add(null);
            } catch (JsonProcessingException | RuntimeException no) {
                results.add(ConversionResult.refused(no));
            }
        }
        door.settle(readable.stream().map(ConversionReport::clickId).toList());
        Iterator<ConversionResult> outcomes = conversions.submit(readable).stream().map(ConversionResult::of).iterator();
        results.replaceAll(result -> result == null ? outcomes.next() : result);
        return results;
    }

    private ConversionReport report(JsonNode one) throws JsonProcessingException {
        ConversionRequest asked = ApiJson.mapper().treeToValue(one, ConversionRequest.class);
        if (asked == null) {
            throw new Invalid(List.of(new Refusal.Fault("", "wrong-type", "A conversion is an object.")));
        }
        return asked.report(authority.advertiserScope().orElse(null), clock.instant());
    }

    @GET
    @Gate(partners = true)
    @Operation(summary = "Lists conversions, newest first")
    public Page<ConversionItem> list() {
        Query query = EventQuery.of(http);
        Page<Conversion> page = conversions.list(EventQuery.filter(query), query.page());
        return new Page<>(page.items().stream().map(ConversionItem::of).toList(), page.next());
    }

    @GET
    @Gate(partners = true)
    @Path("/{id}")
    @Operation(summary = "One conversion, with its version as ETag")
    @APIResponseSchema(ConversionItem.class)
    public Response get(@PathParam("id") String id) {
        Conversion found = conversions.get(Ids.parse("conversion", id));
        return Answers.found(request, found.version(), ConversionItem.of(found));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Approves, rejects, reverses or puts on hold; with an amount, corrects or refunds a part")
    @APIResponseSchema(ConversionItem.class)
    public Response decide(@PathParam("id") String id, ConversionChange change) {
        Conversion now = conversions.decide(Ids.parse("conversion", id), Answers.ifMatch(headers), change.decision());
        return Answers.changed(now.version(), ConversionItem.of(now));
    }

    @PATCH
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Decides up to 1000 conversions: one answer each, in the order sent. One that is refused stops no other")
    @APIResponseSchema(value = ConversionRuled[].class, responseCode = "207", responseDescription = "One answer each")
    public Response decideAll(JsonNode body) {
        if (!body.isArray()) {
            throw new Invalid(List.of(new Refusal.Fault("", "wrong-type", "Send an array of decisions.")));
        }
        if (body.size() > MAX_BATCH) {
            throw new Invalid(List.of(new Refusal.Fault("", "too-many", "At most " + MAX_BATCH + " decisions at once.")));
        }
        List<ConversionRuled> answers = new ArrayList<>();
        List<Conversions.Choice> readable = new ArrayList<>();
        for (JsonNode one : body) {
            try {
                ConversionRuling ruling = ApiJson.mapper().treeToValue(one, ConversionRuling.class);
                readable.add(ruling.choice());
                answers.add(null);
            } catch (JsonProcessingException | RuntimeException no) {
                answers.add(ConversionRuled.refused(null, no));
            }
        }
        Iterator<ConversionRuled> ruled = conversions.decideAll(readable).stream().map(ConversionRuled::of).iterator();
        answers.replaceAll(answer -> answer == null ? ruled.next() : answer);
        return Response.status(207).entity(answers).build();
    }

    @GET
    @Gate(partners = true)
    @Path("/{id}/trace")
    @Operation(summary = "Why it was recorded, credited and priced as it was, and for staff the credit of every touch of its journey under every model")
    public ConversionTrace trace(@PathParam("id") String id) {
        Trace trace = conversions.trace(Ids.parse("conversion", id));
        // Other partners' touches are not a partner's to see.
        return new ConversionTrace(trace.subjectId(), trace.subjectType(), trace.steps(), authority.isPartner() ? null : attribution.conversion(trace.subjectId()));
    }

    @GET
    @Path("/{id}/attribution")
    @Operation(summary = "Its journey, and the credit of every touch under every model")
    public ConversionCredit attribution(@PathParam("id") String id) {
        return attribution.conversion(Ids.parse("conversion", id));
    }

    @GET
    @Path("/{id}/attribution/export")
    @Produces({"text/csv", FileAnswer.XLSX, MediaType.APPLICATION_JSON})
    @Operation(summary = "The same as a file, a row for each touch: format=csv or xlsx")
    public Response exportAttribution(@PathParam("id") String id) {
        return FileAnswer.of(exports, Grids.of(attribution(id)), http, "credit");
    }
}
