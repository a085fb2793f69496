package io.plumbline.web.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.shared.Invalid;
import io.plumbline.tracking.api.ConsentSignals;
import io.plumbline.tracking.api.ConversionReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** What the tag said, read without trust: everything is bounded, and names of the tag's neighbours on the page are understood. */
record Said(JsonNode event) {

    private static final int MAX_URL = 4096;
    private static final int MAX_ITEMS = 200;
    private static final int MAX_FIELDS = 50;
    private static final int MAX_VALUE = 200;

    Said {
        if (!event.isObject()) {
            throw new Invalid("", "event-malformed", "An event is a JSON object.");
        }
    }

    /** The first of several names that has a value. */
    String text(String... names) {
        return text(event, names);
    }

    String url(String name) {
        String url = text(name);
        return url == null ? null : url.substring(0, Math.min(url.length(), MAX_URL));
    }

    /** An address without what may name people. */
    static String bare(String url) {
        return url == null ? null : url.split("[?#]", 2)[0];
    }

    Map<String, List<String>> landed() {
        String url = url("url");
        int question = url == null ? -1 : url.indexOf('?');
        int hash = question < 0 ? -1 : url.indexOf('#', question);
        return question < 0 ? new LinkedHashMap<>() : Query.read(url.substring(question + 1, hash < 0 ? url.length() : hash));
    }

    /** What the page says about consent: an object {@code consent}, with the names of the link's parameters. */
    ConsentSignals consent(Incoming request) {
        return Arrivals.consent(request, this::consent);
    }

    String consent(String name) {
        return event.path("consent").isObject() ? text(event.path("consent"), name) : null;
    }

    /** The page's own word. What the law makes of the other signals is decided where events are kept. */
    boolean mayKeep() {
        return !"denied".equals(consent("analytics_storage"));
    }

    /** Null where nothing may be known. */
    String visitor(Incoming request) {
        String cookie = Cookies.visitor(request);
        String visitor = !mayKeep() ? null : cookie == null ? text("visitor", "visitorId", "visitor_id") : cookie;
        if (visitor != null && !visitor.matches("[A-Za-z0-9_.-]{8,64}")) {
            throw new Invalid("visitor", "visitor-malformed", "A visitor id has 8 to 64 letters, digits, dots, hyphens or underscores.");
        }
        return visitor;
    }

    /** As it is kept where nothing may be known of the visitor. */
    String withoutVisitor() {
        return ((ObjectNode) event.deepCopy()).without(List.of("visitor", "visitorId", "visitor_id", "clickIds")).toString();
    }

    String amount() {
        return event.path("amount").isObject() ? text(event.path("amount"), "amount") : text("amount", "value", "revenue");
    }

    String currency() {
        return event.path("amount").isObject() ? text(event.path("amount"), "currency") : text("currency", "cur");
    }

    ConversionReport.Parts parts() {
        return new ConversionReport.Parts(part("tax"), part("shipping"), part("discount"));
    }

    private String part(String name) {
        return event.path(name).isObject() ? text(event.path(name), "amount") : text(name);
    }

    List<ConversionReport.Item> items() {
        List<ConversionReport.Item> items = new ArrayList<>();
        JsonNode given = event.path("items");
        if (!given.isArray() || given.size() > MAX_ITEMS) {
            if (given.isMissingNode() || given.isNull()) {
                return items;
            }
            throw new Invalid("items", "too-many-items", "Items are a list of at most " + MAX_ITEMS + ".");
        }
        given.forEach(item -> items.add(item(item)));
        return items;
    }

    private static ConversionReport.Item item(JsonNode item) {
        String sku = text(item, "sku", "item_id", "id", "item_name", "name");
        String quantity = text(item, "quantity", "qty");
        if (quantity != null && !quantity.matches("\\d{1,7}")) {
            throw new Invalid("items/quantity", "quantity-malformed", "A quantity is a whole number.");
        }
        int count = quantity == null ? 1 : Integer.parseInt(quantity);
        String line = text(item, "amount");
        return new ConversionReport.Item(sku, count, line != null ? line : lines(text(item, "price"), count), text(item, "category", "item_category"));
    }

    /** Shop systems tell the price of one piece. */
    private static String lines(String price, int count) {
        if (price == null) {
            return null;
        }
        if (!price.matches("\\d{1,12}(\\.\\d{1,6})?")) {
            throw new Invalid("items/price", "amount-malformed", "A price is written as 12.50.");
        }
        return new BigDecimal(price).multiply(BigDecimal.valueOf(count)).stripTrailingZeros().toPlainString();
    }

    /** For the log: names of fields, values that the page marked, what was in the basket. */
    Map<String, String> details() {
        Map<String, String> details = new LinkedHashMap<>();
        for (String name : List.of("href", "goal", "link", "amount", "value", "currency", "tax", "shipping", "discount")) {
            JsonNode value = event.path(name);
            put(details, name, value.isValueNode() && !value.isNull() ? name.equals("href") ? bare(value.asText()) : value.asText() : null);
        }
        StringJoiner fields = new StringJoiner(", ");
        event.path("fields").forEach(field -> {
            if (fields.length() < 20 * MAX_VALUE) {
                fields.add(cut(field.asText()));
            }
        });
        put(details, "fields", fields.toString());
        event.path("values").fields().forEachRemaining(value -> {
            if (details.size() < MAX_FIELDS) {
                put(details, "value." + cut(value.getKey()), value.getValue().isValueNode() ? value.getValue().asText() : null);
            }
        });
        if (event.path("items").isArray()) {
            put(details, "items", Integer.toString(event.path("items").size()));
        }
        return details;
    }

    private static void put(Map<String, String> details, String name, String value) {
        if (value != null && !value.isBlank()) {
            details.put(name, name.equals("fields") ? value : cut(value));
        }
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), MAX_VALUE));
    }

    private static String text(JsonNode node, String... names) {
        for (String name : names) {
            JsonNode value = node.path(name);
            if (value.isContainerNode()) {
                throw new Invalid(name, "value-malformed", "The value of " + name + " must be a text or a number.");
            }
            if (!value.isMissingNode() && !value.isNull() && !value.asText().isBlank()) {
                return value.asText().strip();
            }
        }
        return null;
    }
}
