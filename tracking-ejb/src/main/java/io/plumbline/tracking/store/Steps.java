package io.plumbline.tracking.store;

import io.plumbline.tracking.api.Trace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A decision trace in the making. */
public final class Steps {

    /** More losers than these are told by their number only. */
    private static final int MAX_LOSERS = 30;

    private final String at;
    private final List<Trace.Step> steps = new ArrayList<>();

    public Steps(Instant at) {
        this.at = at.toString();
    }

    public Steps add(String name, String rule, String outcome, Map<String, String> facts, List<String> losers) {
        List<String> told = losers.size() <= MAX_LOSERS ? losers : new ArrayList<>(losers.subList(0, MAX_LOSERS));
        if (losers.size() > MAX_LOSERS) {
            told.add("and " + (losers.size() - MAX_LOSERS) + " more");
        }
        steps.add(new Trace.Step(name, at, rule, outcome, facts, told));
        return this;
    }

    public Steps add(String name, String rule, String outcome, Map<String, String> facts) {
        return add(name, rule, outcome, facts, List.of());
    }

    public List<Trace.Step> list() {
        return steps;
    }

    /** Facts in the order given, without the absent ones. */
    public static Map<String, String> facts(Object... namesAndValues) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                facts.put((String) namesAndValues[i], namesAndValues[i + 1].toString());
            }
        }
        return facts;
    }
}
