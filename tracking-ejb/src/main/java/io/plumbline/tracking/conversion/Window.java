package io.plumbline.tracking.conversion;

import java.time.Duration;
import java.time.Instant;

/** The time after a touch in which a conversion earns. */
record Window(int days) {

    /** Clocks of shops differ from ours by this much at most; more is a conversion before its click. */
    static final Duration SKEW = Duration.ofSeconds(60);

    boolean isBefore(Instant touch, Instant conversion) {
        return conversion.isBefore(touch.minus(SKEW));
    }

    boolean isAfter(Instant touch, Instant conversion) {
        return conversion.isAfter(touch.plus(Duration.ofDays(days)));
    }
}
