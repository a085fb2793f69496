package io.plumbline.web.landing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many forms one address sends. On each node by itself: what it keeps out is a flood, not a person. */
@ApplicationScoped
public class Pace {

    static final int MOST = 30;
    static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int MOST_ADDRESSES = 10_000;

    private record Sent(Instant since, int times) {
    }

    private final Map<String, Sent> byAddress = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Sent> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    /** @return whether this one may still be looked at */
    public synchronized boolean admits(String address, Instant now) {
        Sent sent = byAddress.merge(address, new Sent(now, 1), (known, one) -> now.isBefore(known.since().plus(WINDOW)) ? new Sent(known.since(), known.times() + 1) : one);
        return sent.times() <= MOST;
    }
}
