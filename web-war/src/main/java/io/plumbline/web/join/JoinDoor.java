package io.plumbline.web.join;

import io.plumbline.shared.Conflict;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps out what fills forms by itself: too many from one address, too quick for a person, or a field that nobody can see filled in. */
@ApplicationScoped
public class JoinDoor {

    static final int AN_HOUR = 5;
    static final Duration QUICKEST = Duration.ofSeconds(3);
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MOST_ADDRESSES = 10_000;

    private record Come(Instant since, int times) {
    }

    private final Map<String, Come> byAddress = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Come> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    /** @throws Conflict code {@code too-many-applications} */
    synchronized void count(String address, Instant now) {
        Come come = byAddress.merge(address, new Come(now, 1), (known, one) -> now.isBefore(known.since().plus(WINDOW)) ? new Come(known.since(), known.times() + 1) : one);
        if (come.times() > AN_HOUR) {
            throw new Conflict("too-many-applications", "Too many applications from your network. Try again in an hour.");
        }
    }

    /** @param hidden what stands in the field that people do not see */
    static boolean isMachine(String hidden, Instant shown, Instant now) {
        return hidden != null && !hidden.isBlank() || shown.plus(QUICKEST).isAfter(now);
    }
}
