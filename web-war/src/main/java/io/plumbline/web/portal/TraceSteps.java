package io.plumbline.web.portal;

import io.plumbline.tracking.api.Trace;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** A decision trace as the timeline shows it. */
public final class TraceSteps {

    private static final String GOAL = "goal";
    private static final List<String> NAMED = List.of("campaign", "partner", "link", "agreement");
    private static final List<String> BAD = List.of("invalid", "rejected", "reversed", "refused");
    private static final List<String> GOOD = List.of("valid", "approved", "credited", "recorded");

    private TraceSteps() {
    }

    /** @param at null where the step has no time of its own */
    public record Shown(String name, Instant at, String rule, String outcome, String tone, List<Map.Entry<String, String>> facts, List<String> losers) {
    }

    /** @param advertiser whose goals it is about */
    public static List<Shown> of(Trace trace, Names names, UUID advertiser) {
        return of(trace, (fact, id) -> switch (fact) {
            case "campaign" -> names.campaign(id);
            case "partner" -> names.partner(id);
            case "agreement" -> names.terms(id);
            default -> names.link(id);
        }, key -> names.goal(advertiser, key));
    }

    /** @param names of a campaign, partner, link or agreement; @param goals names of goals by key */
    public static List<Shown> of(Trace trace, BiFunction<String, UUID, String> names, UnaryOperator<String> goals) {
        return trace.steps().stream().map(s -> new Shown(s.name(), instant(s.at()), s.rule(), outcome(s, goals), tone(s.outcome()), facts(s, names, goals),
                s.losers() == null ? List.of() : s.losers())).toList();
    }

    /** Names instead of ids and keys where there is one; what is empty says nothing. */
    private static List<Map.Entry<String, String>> facts(Trace.Step step, BiFunction<String, UUID, String> names, UnaryOperator<String> goals) {
        return step.facts() == null ? List.of() : step.facts().entrySet().stream().filter(f -> f.getValue() != null && !f.getValue().isBlank())
                .map(f -> Map.entry(f.getKey(), f.getKey().equals(GOAL) ? goals.apply(f.getValue()) : named(f.getKey(), f.getValue(), names))).toList();
    }

    private static String named(String fact, String value, BiFunction<String, UUID, String> names) {
        if (value.length() != 36) {
            return value;
        }
        return NAMED.contains(fact) ? names.apply(fact, UUID.fromString(value)) : value;
    }

    /** {@code A sale worth 20.00 EUR.} names the goal by its key, as what is stored does. */
    private static String outcome(Trace.Step step, UnaryOperator<String> goals) {
        String key = step.facts() == null ? null : step.facts().get(GOAL);
        String worth = "A " + key + " worth ";
        return key == null || step.outcome() == null || !step.outcome().startsWith(worth) ? step.outcome() : "A " + goals.apply(key) + " worth " + step.outcome().substring(worth.length());
    }

    private static Instant instant(String at) {
        try {
            return at == null ? null : Instant.parse(at);
        } catch (DateTimeParseException other) {
            return null;
        }
    }

    /** Of a change, of what it came to. */
    private static String tone(String outcome) {
        String last = outcome == null ? "" : outcome.substring(outcome.lastIndexOf('\u2192') + 1).strip();
        String word = last.toLowerCase(java.util.Locale.ROOT);
        return BAD.stream().anyMatch(word::startsWith) ? "bad" : GOOD.stream().anyMatch(word::startsWith) ? "good" : "neutral";
    }
}
