package io.plumbline.tracking.outgoing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When to try again: after a minute, twice as long each time up to six hours, a fifth more or less so that nobody knocks in step; for a day. */
final class Backoff {

    static final Duration PATIENCE = Duration.ofHours(24);
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(6);
    private static final int DOUBLINGS = 9;

    private Backoff() {
    }

    /**
     * @param tries    how often it was tried, 1 or more
     * @param asked    how long the receiver asks us to wait, or null
     * @param dice     0 to 1
     * @return empty when the day is over
     */
    static Optional<Instant> next(Instant now, int tries, Instant giveUpAt, Duration asked, double dice) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(tries - 1, DOUBLINGS));
        Duration base = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        Duration pause = Duration.ofMillis(Math.round(base.toMillis() * (0.8 + 0.4 * dice)));
        if (asked != null && asked.compareTo(pause) > 0) {
            pause = asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
        }
        Instant next = now.plus(pause);
        return next.isAfter(giveUpAt) ? Optional.empty() : Optional.of(next);
    }
}
