package io.plumbline.tracking.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/** How good the traffic of a period was, counted from the clicks themselves. */
public interface TrafficQuality {

    /**
     * @param reason  code of a rule
     * @param invalid clicks of which it is the reason
     * @param found   clicks that it hit, whatever was decided
     */
    record Reason(String reason, long invalid, long found) implements Serializable {
    }

    /**
     * In the caller's scope, most frequent first.
     *
     * @param from, to half-open
     * @throws io.plumbline.shared.Invalid code {@code period-malformed} beyond 93 days
     */
    List<Reason> reasons(Instant from, Instant to);
}
