package io.plumbline.tracking.lead;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.shared.Invalid;
import io.plumbline.tracking.api.LeadHook;
import io.plumbline.tracking.store.Text;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a message says, by our names: one map an event, without what is not there. */
final class HookReading {

    static final List<String> NAMES = List.of("external_id", "event_id", "stage", "stage_time", "email", "phone", "name", "company", "click_id", "gclid", "fbclid", "value", "currency", "reason");

    private static final int MOST = 100;
    private static final int MAX_TEXT = 500;
    private static final int DEEPEST = 20;
    private static final long MILLIS_FROM = 100_000_000_000L;
    private static final Set<String> STAGES = Set.of("lifecyclestage", "hs_lead_status", "dealstage");
    private static final Map<String, String> GOOGLE = Map.of("EMAIL", "email", "WORK_EMAIL", "email", "PHONE_NUMBER", "phone", "WORK_PHONE", "phone", "FULL_NAME", "name", "COMPANY_NAME", "company");
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build()).build());

    private HookReading() {
    }

    /** @throws Invalid code {@code json-malformed, too-many} */
    static JsonNode parse(byte[] body) {
        try {
            JsonNode node = MAPPER.readTree(body);
            if (node == null || !node.isContainerNode()) {
                throw new Invalid("", "json-malformed", "Send a JSON object, or an array of at most " + MOST + ".");
            }
            return node;
        } catch (IOException malformed) {
            throw new Invalid("", "json-malformed", "This is no JSON.");
        }
    }

    static List<Map<String, String>> read(LeadHook.Kind kind, Map<String, String> mapping, JsonNode message) {
        List<Map<String, String>> events = switch (kind) {
            case GENERIC -> each(message).stream().map(node -> generic(node, mapping)).toList();
            case HUBSPOT -> each(message).stream().filter(node -> isStage(node, mapping)).map(HookReading::hubspot).toList();
            case GOOGLE -> List.of(google(message));
            case META -> meta(message);
        };
        if (events.size() > MOST) {
            throw new Invalid("", "too-many", "At most " + MOST + " events in a message.");
        }
        return events;
    }

    private static List<JsonNode> each(JsonNode message) {
        List<JsonNode> nodes = new ArrayList<>();
        if (message.isArray()) {
            message.forEach(nodes::add);
        } else {
            nodes.add(message);
        }
        return nodes;
    }

    private static Map<String, String> generic(JsonNode node, Map<String, String> mapping) {
        Map<String, String> event = new LinkedHashMap<>();
        NAMES.forEach(name -> put(event, name, node.at(pointer(mapping.getOrDefault(name, "/" + name)))));
        return event;
    }

    /** A dot may stand for the slash, as people write it. */
    static JsonPointer pointer(String where) {
        return JsonPointer.compile(where.startsWith("/") ? where : "/" + where.replace('.', '/'));
    }

    /** Which property is the stage may be said; without that it is any that CRMs use for it. */
    private static boolean isStage(JsonNode node, Map<String, String> mapping) {
        String property = node.path("propertyName").asText("");
        return mapping.containsKey("stage") ? mapping.get("stage").equals(property) : STAGES.contains(property);
    }

    private static Map<String, String> hubspot(JsonNode node) {
        Map<String, String> event = new LinkedHashMap<>();
        put(event, "external_id", node.path("objectId"));
        put(event, "event_id", node.path("eventId"));
        put(event, "stage", node.path("propertyValue"));
        put(event, "stage_time", node.path("occurredAt"));
        return event;
    }

    private static Map<String, String> google(JsonNode message) {
        Map<String, String> event = new LinkedHashMap<>();
        put(event, "external_id", message.path("lead_id"));
        put(event, "stage_time", message.path("lead_submit_time"));
        put(event, "stage", message.path("lead_stage"));
        for (JsonNode column : message.path("user_column_data")) {
            String id = column.path("column_id").asText("");
            put(event, GOOGLE.getOrDefault(id, "field." + (id.isEmpty() ? column.path("column_name").asText("") : id)), column.path("string_value"));
        }
        for (String field : List.of("gcl_id", "form_id", "campaign_id", "adgroup_id", "creative_id")) {
            put(event, "field." + field, message.path(field));
        }
        return event;
    }

    private static List<Map<String, String>> meta(JsonNode message) {
        List<Map<String, String>> events = new ArrayList<>();
        for (JsonNode entry : message.path("entry")) {
            for (JsonNode change : entry.path("changes")) {
                if (change.path("field").asText("").equals("leadgen")) {
                    Map<String, String> event = new LinkedHashMap<>();
                    put(event, "external_id", change.path("value").path("leadgen_id"));
                    put(event, "stage_time", change.path("value").path("created_time"));
                    events.add(event);
                }
            }
        }
        return events;
    }

    private static void put(Map<String, String> event, String name, JsonNode value) {
        String text = value.isMissingNode() || value.isNull() || value.isContainerNode() ? null : Text.clean(value.asText(), MAX_TEXT);
        if (text != null && !name.equals("field.")) {
            event.putIfAbsent(name, text);
        }
    }

    /** RFC 3339, or seconds or milliseconds since 1970. Null for null. @throws Invalid code {@code time-malformed} */
    static Instant time(String text) {
        if (text == null) {
            return null;
        }
        try {
            if (text.matches("\\d{9,15}")) {
                long number = Long.parseLong(text);
                return number >= MILLIS_FROM ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
            }
            return OffsetDateTime.parse(text.replace(' ', 'T').replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2")).toInstant();
        } catch (DateTimeException malformed) {
            throw new Invalid("stage_time", "time-malformed", "Write a time such as 2026-11-20T14:05:00Z, or seconds or milliseconds since 1970.");
        }
    }
}
