package io.plumbline.web.portal;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.campaign.api.AuditEntry;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.shared.Json;
import io.plumbline.shared.PageRequest;
import io.plumbline.web.faces.Format;
import io.plumbline.web.faces.Range;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

/** What happened to one thing, newest first: who, what, and each field before and after. */
@Named("history")
@RequestScoped
public class HistoryView {

    private static final int MOST = 30;
    private static final int LONGEST = 400;
    private static final int ID = 36;
    private static final Set<String> UNSEEN = Set.of("id", "version", "createdAt", "postbackToken", "url", "key", "decidedAt");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z");
    private static final TypeReference<JsonNode> TREE = new TypeReference<>() {
    };

    @Inject
    private AuditTrail trail;
    @Inject
    private Names names;
    @Inject
    private Range range;

    private final Format fmt = new Format();

    public record Change(String field, String before, String after) {
    }

    public record Step(Instant at, String what, String actor, List<Change> changes) {
    }

    private final Map<UUID, List<Step>> asked = new HashMap<>();

    public List<Step> of(String type, UUID id) {
        return asked.computeIfAbsent(id, subject -> read(type, subject));
    }

    private List<Step> read(String type, UUID id) {
        return trail.list(type, id, null, null, null, PageRequest.first(MOST)).items().stream().map(this::step).toList();
    }

    private Step step(AuditEntry entry) {
        return new Step(entry.at(), Words.orElse("history." + entry.action(), entry.action()), entry.actor(),
                entry.before() == null || entry.after() == null ? List.of() : changes(entry));
    }

    private List<Change> changes(AuditEntry entry) {
        JsonNode before = Json.read(entry.before(), TREE);
        JsonNode after = Json.read(entry.after(), TREE);
        Set<String> fields = new TreeSet<>();
        before.fieldNames().forEachRemaining(fields::add);
        after.fieldNames().forEachRemaining(fields::add);
        fields.removeAll(UNSEEN);
        List<Change> changes = new ArrayList<>();
        for (String field : fields) {
            if (!before.path(field).equals(after.path(field))) {
                changes.add(new Change(Words.orElse("field." + field, field), text(field, before.path(field)), text(field, after.path(field))));
            }
        }
        return changes;
    }

    private String text(String field, JsonNode value) {
        if (value.isMissingNode() || value.isNull() || value.isEmpty() && value.isContainerNode()) {
            return "—";
        }
        String text = value.isValueNode() ? word(field, value.asText()) : spoken(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** A name for an id that has one, a moment as the page writes it elsewhere, a word for a state. */
    private String word(String field, String value) {
        return switch (value.length() == ID ? field : "") {
            case "advertiserId" -> names.advertiser(UUID.fromString(value));
            case "campaignId" -> names.campaign(UUID.fromString(value));
            case "partnerId" -> names.partner(UUID.fromString(value));
            case "linkId" -> names.link(UUID.fromString(value));
            default -> MOMENT.matcher(value).matches() ? fmt.seconds(Instant.parse(value), range.getZone()) : Words.orElse("status." + value, value);
        };
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
            if (!UNSEEN.contains(entry.getKey()) || "url".equals(entry.getKey())) {
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
