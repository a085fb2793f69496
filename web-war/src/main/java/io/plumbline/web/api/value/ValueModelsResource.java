package io.plumbline.web.api.value;

import io.plumbline.reporting.api.ChannelValues;
import io.plumbline.reporting.api.CustomerForecast;
import io.plumbline.reporting.api.CustomerValues;
import io.plumbline.reporting.api.Exports;
import io.plumbline.reporting.api.Grids;
import io.plumbline.reporting.api.ValueModel;
import io.plumbline.reporting.api.ValueOrder;
import io.plumbline.reporting.api.ValueSettings;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
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
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/value/models")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
public class ValueModelsResource {

    public record Started(UUID id) {
    }

    private static final String EXAMPLE = """
            {"advertiserId": "…", "goal": "sale", "model": "bg-nbd", "spend": "gamma-gamma", "covariate": "channel", "calibrationEnd": "2026-09-30",
             "timeUnit": "week"}""";

    @Inject
    private CustomerValues values;
    @Inject
    private Exports exports;
    @Context
    private HttpServletRequest http;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Fits a model of customer value over stored conversions, or takes the given parameters: model bg-nbd or pareto-nbd, spend gamma-gamma, "
            + "covariate channel. asOf fits what was known on an instant")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "order", value = EXAMPLE)))
    @APIResponseSchema(value = Started.class, responseCode = "202", responseDescription = "Taken; Location says where the result will be")
    public Response start(ValueOrder order) {
        return taken(values.start(order));
    }

    @GET
    @Operation(summary = "Lists models of customer value, newest first, without results; filter by advertiser")
    public Page<ValueModel> list() {
        Query query = new Query(http, "advertiser");
        return values.list(query.id("advertiser"), query.page());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Status, parameters with standard errors, log-likelihood, and why there is none where the data cannot carry the model")
    public ValueModel get(@PathParam("id") String id) {
        return values.get(id(id));
    }

    @POST
    @Path("/{id}/repeat")
    @Operation(summary = "The same order, as known when the first was started: the same digits, whatever has been stored since. A new order fits what is known now")
    @APIResponseSchema(value = Started.class, responseCode = "202", responseDescription = "Taken; Location says where the result will be")
    public Response repeat(@PathParam("id") String id) {
        return taken(values.repeat(id(id)));
    }

    @GET
    @Path("/{id}/customers")
    @Operation(summary = "What the model expects of each customer, best first. Parameters: horizon (in the model's unit), discountRate (a year), margin, customer")
    public Page<CustomerForecast> customers(@PathParam("id") String id) {
        Query query = new Query(http, "horizon", "discountRate", "margin", "customer");
        return values.customers(id(id), new ValueSettings(decimal(query, "horizon"), decimal(query, "discountRate"), decimal(query, "margin"), null),
                query.text("customer"), query.page());
    }

    @GET
    @Path("/{id}/channels")
    @Operation(summary = "Value, acquisition cost, their ratio, allowable CPA and payback by channel of the first touch, and what has become known since the model was started. Parameters: horizon, discountRate, margin, targetRatio")
    public ChannelValues channels(@PathParam("id") String id) {
        Query query = new Query(http, "horizon", "discountRate", "margin", "targetRatio");
        return values.channels(id(id), new ValueSettings(decimal(query, "horizon"), decimal(query, "discountRate"), decimal(query, "margin"),
                decimal(query, "targetRatio")));
    }

    @GET
    @Path("/{id}/channels/export")
    @Produces({"text/csv", FileAnswer.XLSX, MediaType.APPLICATION_JSON})
    @Operation(summary = "The channels as a file, and one row for all: format=csv or xlsx. Parameters as for channels")
    public Response exportChannels(@PathParam("id") String id) {
        Query query = new Query(http, "format", "horizon", "discountRate", "margin", "targetRatio");
        return FileAnswer.of(exports, Grids.of(values.channels(id(id), new ValueSettings(decimal(query, "horizon"), decimal(query, "discountRate"), decimal(query, "margin"),
                decimal(query, "targetRatio")))), query.text("format"), "channels");
    }

    @GET
    @Path("/{id}/export")
    @Produces({"text/csv", FileAnswer.XLSX, MediaType.APPLICATION_JSON})
    @Operation(summary = "The first 100,000 customers as a file: format=csv or xlsx. Parameters: horizon, discountRate, margin")
    public Response export(@PathParam("id") String id) {
        Query query = new Query(http, "format", "horizon", "discountRate", "margin");
        return FileAnswer.of(exports, values.grid(id(id), new ValueSettings(decimal(query, "horizon"), decimal(query, "discountRate"), decimal(query, "margin"), null)),
                query.text("format"), "customers");
    }

    private static Response taken(UUID id) {
        return Answers.accepted("value/models", id, new Started(id));
    }

    private static UUID id(String id) {
        return Ids.parse("value-model", id);
    }

    private static BigDecimal decimal(Query query, String name) {
        String text = query.text(name);
        try {
            return text == null ? null : Money.decimal(text, name);
        } catch (Invalid malformed) {
            throw new Invalid(name, "number-malformed", malformed.getMessage());
        }
    }
}
