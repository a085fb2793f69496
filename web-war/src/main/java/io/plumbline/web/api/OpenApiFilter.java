package io.plumbline.web.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Makes the description say what goes over the wire, where our JSON differs from what the scanner reads off the records. */
public class OpenApiFilter implements OASFilter {

    private static final Set<String> DECIMAL_TEXT = Set.of("percent", "value", "rate", "from", "vatPercent");

    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getEnumeration() != null) {
            schema.setEnumeration(schema.getEnumeration().stream()
                    .map(constant -> (Object) String.valueOf(constant).toLowerCase(Locale.ROOT).replace('_', '-')).toList());
        }
        return schema;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        api.getComponents().addSchema("Money", sum("Exact decimal text in major units, with the currency's own decimals."));
        api.getComponents().addSchema("Price", sum("Major units, at most six decimals; without a currency, the partner's."));
        api.getComponents().addSchema("Problem", problem());
        for (String name : List.of("Rate", "Tier", "Target", "FxRate", "Payer", "Statement")) {
            if (schemas.containsKey(name)) {
                decimalsAsText(schemas.get(name));
            }
        }
        AskedByAddress.names().forEach((operation, names) -> parameters(operation(api, operation), names));
        api.getPaths().getPathItems().values().forEach(OpenApiFilter::problems);
    }

    private static Schema sum(String description) {
        return object(description).addProperty("amount", text("12.34")).addProperty("currency", text("EUR"));
    }

    private static Schema problem() {
        Schema fault = object("What is wrong with one part of the request.").addProperty("pointer", text("/rates/0/percent"))
                .addProperty("code", text("wrong-type")).addProperty("detail", text("…"));
        return object("A problem as RFC 9457 writes it.").addProperty("type", text("/problems/link-not-found")).addProperty("title", text("Not found"))
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER)).addProperty("detail", text("…"))
                .addProperty("code", text("link-not-found")).addProperty("instance", text("/api/v1/links/…"))
                .addProperty("errors", OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(fault));
    }

    private static Schema object(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT).description(description);
    }

    private static Schema text(String example) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).examples(List.of(example));
    }

    private static void decimalsAsText(Schema schema) {
        DECIMAL_TEXT.stream().filter(schema.getProperties()::containsKey).forEach(name -> schema.addProperty(name, text("12.5")));
    }

    private static Operation operation(OpenAPI api, String verbAndPath) {
        String[] words = verbAndPath.split(" ");
        return api.getPaths().getPathItem(Api.PATH + words[1]).getOperations().get(PathItem.HttpMethod.valueOf(words[0]));
    }

    private static void parameters(Operation operation, List<String> names) {
        names.forEach(name -> operation.addParameter(OASFactory.createParameter().name(name).in(Parameter.In.QUERY)
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING))));
    }

    private static void problems(PathItem item) {
        for (Operation operation : item.getOperations().values()) {
            operation.getResponses().addAPIResponse("default", OASFactory.createAPIResponse().description("A problem")
                    .content(OASFactory.createContent().addMediaType("application/problem+json",
                            OASFactory.createMediaType().schema(OASFactory.createSchema().ref("Problem")))));
        }
    }
}
