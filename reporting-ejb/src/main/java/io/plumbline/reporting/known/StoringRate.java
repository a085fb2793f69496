package io.plumbline.reporting.known;

import io.plumbline.tracking.api.Spool;
import java.time.Duration;
import java.time.Instant;

/** Whether this node is busy storing: work that reads everything waits for a quiet minute. */
public final class StoringRate {

    /** Events a second. */
    public static final double BUSY = 1_000;

    private Instant lastLook;
    private long lastDrained;

    public StoringRate(Instant now) {
        lastLook = now;
    }

    /** @return events a second since it was asked last */
    public double since(Spool spool, Instant now) {
        long drained = spool.state().drained();
        double rate = (drained - lastDrained) * 1000.0 / Math.max(1, Duration.between(lastLook, now).toMillis());
        lastDrained = drained;
        lastLook = now;
        return rate;
    }
}
