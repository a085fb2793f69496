package io.plumbline.tracking.trial;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Looks again at what is due, as a request of its own; asks for it every quarter of a minute. */
@ApplicationScoped
class SecondLooks {

    /** As many as there are rates. */
    private static final int MOST = 4;
    private static final Duration REST = Duration.ofSeconds(15);

    @Inject
    private SecondLook look;
    @Inject
    private Clock clock;

    private volatile Instant rested = Instant.EPOCH;

    @ActivateRequestContext
    public void next() {
        Instant now = clock.instant();
        boolean more = !now.isBefore(rested);
        for (int i = 0; more && i < MOST; i++) {
            rested = now.plus(REST);
            more = look.next(now);
        }
    }
}
