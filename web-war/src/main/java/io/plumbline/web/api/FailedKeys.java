package io.plumbline.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Unknown keys by address and minute, so that guessing is slow. A good key is never held up by its neighbours' bad ones. */
@ApplicationScoped
public class FailedKeys {

    static final int A_MINUTE = 100;
    private static final int MAX_ADDRESSES = 10_000;

    private record Minute(long minute, int failures) {
    }

    private final Map<String, Minute> byAddress = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Minute> eldest) {
            return size() > MAX_ADDRESSES;
        }
    };

    synchronized boolean tooMany(String address, Instant now) {
        long minute = now.getEpochSecond() / 60;
        Minute counted = byAddress.merge(address, new Minute(minute, 1),
                (old, first) -> old.minute() == minute ? new Minute(minute, old.failures() + 1) : first);
        return counted.failures() > A_MINUTE;
    }
}
