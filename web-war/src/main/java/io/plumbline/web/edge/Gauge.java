package io.plumbline.web.edge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What an operator watches of the edge, on the management port under {@code /metrics}: how many clicks and reports of results
 * came in and what became of them. Counts of this process since its start; the figures that are paid for are in the database.
 */
@ApplicationScoped
public class Gauge {

    /** A server without the metrics subsystem serves all the same. */
    @Inject
    private Instance<MeterRegistry> registry;

    private final Map<String, Counter> clicks = new ConcurrentHashMap<>();

    /** Public: what a proxy may not see it calls by reflection. @param outcome {@code counted} or {@code fallback} */
    public void click(String outcome) {
        // Thousands a second: looking the counter up by its name would cost more than counting.
        Counter known = clicks.get(outcome);
        if (known == null && registry.isResolvable()) {
            known = clicks.computeIfAbsent(outcome, name -> registry.get().counter("plumbline.clicks", "outcome", name, "door", "link"));
        }
        if (known != null) {
            known.increment();
        }
    }

    /** @param outcome a word of the postback log */
    void result(String door, String outcome) {
        count("plumbline.results", "outcome", outcome, "door", door);
    }

    /** An event of the tag that was malformed, where nobody could be told. */
    void refused() {
        count("plumbline.results", "outcome", "refused", "door", "tag");
    }

    /** An answer of 503: the database or the disk did not take it. */
    void turnedAway() {
        count("plumbline.turned.away", "door", "edge");
    }

    private void count(String name, String... tags) {
        if (registry.isResolvable()) {
            registry.get().counter(name, tags).increment();
        }
    }
}
