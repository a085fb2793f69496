package io.plumbline.web.join;

import io.plumbline.shared.Conflict;
import io.plumbline.web.security.Pace;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Keeps out what fills forms by itself: too many from one address, too quick for a person, or a field that nobody can see filled in. */
@ApplicationScoped
public class JoinDoor {

    static final int AN_HOUR = 5;
    static final Duration QUICKEST = Duration.ofSeconds(3);
    private static final Duration WINDOW = Duration.ofHours(1);

    private final Pace come = new Pace(AN_HOUR, WINDOW);

    /** @throws Conflict code {@code too-many-applications} */
    void count(String address, Instant now) {
        if (!come.admits(address, now)) {
            throw new Conflict("too-many-applications", "Too many applications from your network. Try again in an hour.");
        }
    }

    /** @param hidden what stands in the field that people do not see */
    static boolean isMachine(String hidden, Instant shown, Instant now) {
        return hidden != null && !hidden.isBlank() || shown.plus(QUICKEST).isAfter(now);
    }
}
