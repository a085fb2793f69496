package io.plumbline.web.security;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often one address does something in a while. On each node by itself: what it keeps out is a flood, not a person. */
public final class Pace {

    private static final int MOST_ADDRESSES = 10_000;

    private record Come(Instant since, int times) {
    }

    private final int most;
    private final Duration window;
    private final Map<String, Come> byAddress = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Come> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    public Pace(int most, Duration window) {
        this.most = most;
        this.window = window;
    }

    /** Counts this time. @return whether it is still within what may be */
    public synchronized boolean admits(String address, Instant now) {
        return byAddress.merge(address, new Come(now, 1), (known, one) -> now.isBefore(known.since().plus(window)) ? new Come(known.since(), known.times() + 1) : one).times() <= most;
    }

    /** Counts nothing. @return whether all that may be has been */
    public synchronized boolean isSpent(String address, Instant now) {
        Come come = byAddress.get(address);
        return come != null && now.isBefore(come.since().plus(window)) && come.times() >= most;
    }
}
