package io.plumbline.web.portal;

import io.plumbline.tracking.api.Trace;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/** A decision trace as the timeline shows it. */
public final class TraceSteps {

    private static final List<String> BAD = List.of("invalid", "rejected", "reversed", "refused");
    private static final List<String> GOOD = List.of("valid", "approved", "credited", "recorded");

    private TraceSteps() {
    }

    /** @param at null where the step has no time of its own */
    public record Shown(String name, Instant at, String rule, String outcome, String tone, List<Map.Entry<String, String>> facts, List<String> losers) {
    }

    public static List<Shown> of(Trace trace) {
        return trace.steps().stream().map(s -> new Shown(s.name(), instant(s.at()), s.rule(), s.outcome(), tone(s.outcome()),
                s.facts() == null ? List.of() : List.copyOf(s.facts().entrySet()), s.losers() == null ? List.of() : s.losers())).toList();
    }

    private static Instant instant(String at) {
        try {
            return at == null ? null : Instant.parse(at);
        } catch (DateTimeParseException other) {
            return null;
        }
    }

    private static String tone(String outcome) {
        String word = outcome == null ? "" : outcome.toLowerCase(java.util.Locale.ROOT);
        return BAD.stream().anyMatch(word::startsWith) ? "bad" : GOOD.stream().anyMatch(word::startsWith) ? "good" : "neutral";
    }
}
