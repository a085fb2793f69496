package io.plumbline.reporting.rollup;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Keeps the sums up with the quarters, every minute; a new installation's history is summed day by day. Nodes that meet take turns. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class SumTimer {

    private static final Duration LONGEST = Duration.ofSeconds(45);

    @Inject
    private SumStep step;
    @Inject
    private Clock clock;

    @Schedule(hour = "*", minute = "*", second = "40", persistent = false, info = "sums by hour and day")
    void sum() {
        Instant end = clock.instant().plus(LONGEST);
        while (clock.instant().isBefore(end) && step.take(clock.instant())) {
            // the next one
        }
    }
}
