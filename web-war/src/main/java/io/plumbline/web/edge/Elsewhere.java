package io.plumbline.web.edge;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Clicks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * Clicks that another node has acknowledged a moment ago and is about to store: this node's journal knows nothing of them. Ids of clicks
 * tell their time, so only what is new is waited for, and only by some at a time: whoever makes ids up holds no more than those.
 */
@ApplicationScoped
class Elsewhere {

    private static final Duration NEW = Duration.ofSeconds(30);
    private static final Duration SKEW = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(25);
    private static final int MOST_WAITING = 8;

    @Inject
    private Clicks clicks;
    @Inject
    private Clock clock;

    private final Semaphore places = new Semaphore(MOST_WAITING);

    /** Outside any transaction. Returns when all of these clicks that may be on their way are there, or when it takes longer. */
    void await(Collection<String> clickIds, Duration atMost) {
        Instant until = clock.instant().plus(atMost);
        for (String id : clickIds) {
            if (isNew(id) && places.tryAcquire()) {
                try {
                    await(UUID.fromString(id), until);
                } finally {
                    places.release();
                }
            }
        }
    }

    private boolean isNew(String id) {
        Instant now = clock.instant();
        return Ids.madeAt(id).filter(made -> made.isAfter(now.minus(NEW)) && made.isBefore(now.plus(SKEW))).isPresent();
    }

    private void await(UUID click, Instant until) {
        long pause = FIRST_PAUSE.toMillis();
        while (!clicks.isStored(click) && clock.instant().plusMillis(pause).isBefore(until)) {
            try {
                Thread.sleep(pause);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
            pause *= 2;
        }
    }
}
