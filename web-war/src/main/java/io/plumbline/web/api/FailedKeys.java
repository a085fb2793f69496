package io.plumbline.web.api;

import io.plumbline.web.security.Pace;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Unknown keys by address and minute, so that guessing is slow. A good key is never held up by its neighbours' bad ones. */
@ApplicationScoped
public class FailedKeys {

    static final int A_MINUTE = 100;

    private final Pace failures = new Pace(A_MINUTE, Duration.ofMinutes(1));

    boolean tooMany(String address, Instant now) {
        return !failures.admits(address, now);
    }
}
