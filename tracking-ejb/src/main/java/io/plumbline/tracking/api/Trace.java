package io.plumbline.tracking.api;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Why things are as they are, step by step in the order they were decided. */
public record Trace(UUID subjectId, String subjectType, List<Step> steps) implements Serializable {

    /**
     * @param name    {@code arrival, verdict, route, dedupe, evidence, credit, checks, rate, posting, status, settlement}
     * @param rule    the rule that decided, in words
     * @param outcome what it decided
     * @param losers  what else was looked at and why it did not win
     */
    public record Step(String name, String at, String rule, String outcome, Map<String, String> facts, List<String> losers) implements Serializable {

        /** With more facts. */
        public Step knowing(Map<String, String> more) {
            Map<String, String> all = new LinkedHashMap<>(facts == null ? Map.of() : facts);
            all.putAll(more);
            return new Step(name, at, rule, outcome, all, losers);
        }
    }
}
