package io.plumbline.reporting.delay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Clicks and conversions of some time up to now, by channel. */
final class Evidence {

    /** @param clickedAt seconds since 1970; lag to the conversion; clickKnown of an imported click when it was recorded, else null */
    record Conversion(UUID id, long clickedAt, long lag, Instant clickKnown) {
    }

    private final long now;
    private final long window;
    private final TreeMap<String, Clicks> clicks = new TreeMap<>();
    private final TreeMap<String, List<Conversion>> conversions = new TreeMap<>();

    Evidence(long now, long window) {
        this.now = now;
        this.window = window;
    }

    /** @param start of the hour */
    void clicked(String channel, long start, long count) {
        if (start < now) {
            clicks.computeIfAbsent(channel, c -> new Clicks()).add(start, count);
        }
    }

    void converted(String channel, Conversion conversion) {
        if (conversion.lag() >= 0 && conversion.lag() <= window && conversion.clickedAt() + conversion.lag() < now) {
            conversions.computeIfAbsent(channel, c -> new ArrayList<>()).add(conversion);
        }
    }

    Map<String, Clicks> clicks() {
        return clicks;
    }

    List<Conversion> conversions(String channel) {
        return conversions.getOrDefault(channel, List.of());
    }

    List<LagCurve.Lag> lags(String channel) {
        return conversions(channel).stream().map(c -> new LagCurve.Lag(c.lag(), now - c.clickedAt())).toList();
    }

    List<LagCurve.Lag> lags() {
        return conversions.keySet().stream().flatMap(channel -> lags(channel).stream()).toList();
    }

    long now() {
        return now;
    }

    long window() {
        return window;
    }
}
