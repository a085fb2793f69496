package io.plumbline.web.portal;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.plumbline.campaign.api.AuditEntry;
import io.plumbline.shared.Json;
import io.plumbline.web.faces.Format;
import io.plumbline.web.faces.Range;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** What an entry of the audit trail changed, field by field, as people read it: names, words, and days in their language. */
@RequestScoped
public class Changes {

    private static final String NOTHING = "—";
    private static final int ID = 36;
    /** Of what stands inside a field. */
    private static final Set<String> UNSEEN = Set.of("id", "version", "createdAt", "postbackToken", "key", "decidedAt");
    private static final Set<String> STATES = Set.of("status", "state");
    /** Where states have their words, by bundle: of plans, of results, of inquiries, of applications. */
    private static final Map<String, String> HOMES = new TreeMap<>(Map.of("common", "status.", "partner", "inquiry.status.", "planning", "status.", "programme", "application."));
    private static final TypeReference<JsonNode> TREE = new TypeReference<>() {
    };

    @Inject
    private Names names;
    @Inject
    private Range range;

    private final Format fmt = new Format();

    /** One field that differs; a dash where there was or is nothing. */
    public record Change(String field, String before, String after) {
    }

    /** @param unseen fields that tell this reader nothing */
    public List<Change> of(AuditEntry entry, Set<String> unseen) {
        JsonNode before = tree(entry.before());
        JsonNode after = tree(entry.after());
        Set<String> fields = new TreeSet<>();
        before.fieldNames().forEachRemaining(fields::add);
        after.fieldNames().forEachRemaining(fields::add);
        fields.removeAll(unseen);
        List<Change> changes = new ArrayList<>();
        for (String field : fields) {
            Change change = new Change(Words.orElse("field." + field, field), text(field, before.path(field)), text(field, after.path(field)));
            if (!before.path(field).equals(after.path(field)) && !(change.before().equals(NOTHING) && change.after().equals(NOTHING))) {
                changes.add(change);
            }
        }
        return changes;
    }

    private static JsonNode tree(String json) {
        return json == null ? JsonNodeFactory.instance.objectNode() : Json.read(json, TREE);
    }

    /** A day, a month or a moment as the page writes it elsewhere; anything else as it is. */
    public String plain(String value) {
        return fmt.dated(value, range.getZone());
    }

    private String text(String field, JsonNode value) {
        if (value.isMissingNode() || value.isNull() || value.isEmpty() && value.isContainerNode()) {
            return NOTHING;
        }
        return value.isValueNode() ? word(field, value.asText()) : spoken(value);
    }

    /** A name for an id that has one, a word for a state. */
    private String word(String field, String value) {
        return switch (value.length() == ID ? field : "") {
            case "advertiserId" -> names.advertiser(UUID.fromString(value));
            case "campaignId" -> names.campaign(UUID.fromString(value));
            case "partnerId" -> names.partner(UUID.fromString(value));
            case "linkId" -> names.link(UUID.fromString(value));
            default -> STATES.contains(field) ? state(value) : Words.orElse("status." + value, plain(value));
        };
    }

    private static String state(String value) {
        return HOMES.entrySet().stream().map(home -> new Spoken(home.getKey()).orElse(home.getValue() + value, null)).filter(Objects::nonNull).findFirst().orElse(value);
    }

    /** JSON without its punctuation: people read it. */
    private String spoken(JsonNode value) {
        List<String> parts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(one -> parts.add(one.isValueNode() ? one.asText() : spoken(one)));
            return String.join("; ", parts);
        }
        value.fields().forEachRemaining(entry -> {
            JsonNode inner = entry.getValue();
            if (!UNSEEN.contains(entry.getKey())) {
                if (!inner.isNull() && !(inner.isContainerNode() && inner.isEmpty())) {
                    String said = inner.isValueNode() ? word(entry.getKey(), inner.asText()) : spoken(inner);
                    if (!said.isEmpty()) {
                        parts.add(Words.orElse("field." + entry.getKey(), entry.getKey()) + " " + said);
                    }
                }
            }
        });
        return String.join(", ", parts);
    }
}
