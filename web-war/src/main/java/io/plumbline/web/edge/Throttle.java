package io.plumbline.web.edge;

import io.plumbline.web.security.Pace;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Slows down who guesses tokens: so many wrong ones from an address in a minute, and it has to wait. */
@ApplicationScoped
public class Throttle {

    private static final int LIMIT = 60;

    private final Pace failures = new Pace(LIMIT, Duration.ofMinutes(1));

    boolean isBlocked(String address, Instant now) {
        return failures.isSpent(address, now);
    }

    void failed(String address, Instant now) {
        failures.admits(address, now);
    }
}
