package io.plumbline.web.edge;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Slows down who guesses tokens: so many wrong ones from an address in a minute, and it has to wait. */
@ApplicationScoped
public class Throttle {

    private static final int LIMIT = 60;
    private static final int MAX_ADDRESSES = 10_000;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private record Failures(Instant since, int count) {
    }

    private final Map<String, Failures> byAddress = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MAX_ADDRESSES;
        }
    };

    synchronized boolean isBlocked(String address, Instant now) {
        Failures failures = byAddress.get(address);
        return failures != null && now.isBefore(failures.since().plus(WINDOW)) && failures.count() >= LIMIT;
    }

    synchronized void failed(String address, Instant now) {
        byAddress.merge(address, new Failures(now, 1), (known, one) -> now.isBefore(known.since().plus(WINDOW)) ? new Failures(known.since(), known.count() + 1) : one);
    }
}
