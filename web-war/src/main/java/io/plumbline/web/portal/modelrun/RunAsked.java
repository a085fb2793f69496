package io.plumbline.web.portal.modelrun;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.web.faces.Figures;
import io.plumbline.web.json.ApiJson;
import io.plumbline.web.portal.GoalNames;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a run was asked, in words; what was not said is left out. */
public final class RunAsked {

    /** @param label words, or the parameter's own name where there are none for it */
    public record Line(String label, String value) {
    }

    /** Shown above. */
    private static final Set<String> LEFT_OUT = Set.of("advertiserId");

    /** Where words of codes are. */
    private static final Map<String, String> CODED = Map.of("models", "model.", "by", "dimension.", "interval", "attribution.interval.", "model", "value.model.", "timeUnit", "value.units.");

    private final UUID advertiser;
    private final GoalNames goals;
    private final ZoneId zone;
    private final ResourceBundle words;
    private final Figures figures;

    RunAsked(UUID advertiser, GoalNames goals, ZoneId zone, Locale reader) {
        this.advertiser = advertiser;
        this.goals = goals;
        this.zone = zone;
        this.words = ResourceBundle.getBundle("io.plumbline.web.messages.reports", reader);
        this.figures = new Figures(reader);
    }

    List<Line> lines(String parameters) {
        List<Line> lines = new ArrayList<>();
        for (Iterator<Map.Entry<String, JsonNode>> all = tree(parameters).fields(); all.hasNext();) {
            Map.Entry<String, JsonNode> one = all.next();
            if (!one.getValue().isNull() && !LEFT_OUT.contains(one.getKey())) {
                lines.add(new Line(orElse("run.asked." + one.getKey(), one.getKey()), said(one.getKey(), one.getValue())));
            }
        }
        return lines;
    }

    private String said(String name, JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false).map(one -> said(name, one)).collect(Collectors.joining(", "));
        }
        if (value.isObject()) {
            return value.properties().stream().map(one -> one.getKey() + " " + one.getValue().asText()).collect(Collectors.joining(", "));
        }
        if (value.isBoolean()) {
            return words.getString("run.asked." + (value.booleanValue() ? "yes" : "no"));
        }
        return name.equals("goal") ? goals.of(advertiser, value.asText()) : value.isTextual() ? word(name, value.asText()) : value.asText();
    }

    private String word(String name, String text) {
        String told = moment(text);
        return told == null ? orElse(CODED.getOrDefault(name, "run.asked." + name + ".") + text, text) : told;
    }

    private String orElse(String key, String otherwise) {
        return words.containsKey(key) ? words.getString(key) : otherwise;
    }

    private String moment(String text) {
        try {
            return text.length() == 10 ? figures.day(LocalDate.parse(text)) : text.endsWith("Z") ? figures.time(Instant.parse(text), zone) : null;
        } catch (DateTimeParseException word) {
            return null;
        }
    }

    private static JsonNode tree(String parameters) {
        try {
            return ApiJson.mapper().readTree(parameters);
        } catch (JsonProcessingException damaged) {
            return ApiJson.mapper().createObjectNode();
        }
    }
}
