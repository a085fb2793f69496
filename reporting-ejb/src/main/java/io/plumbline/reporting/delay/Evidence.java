package io.plumbline.reporting.delay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Clicks and conversions of some time up to now, by channel. */
final class Evidence {

    /** @param clickedAt, seconds since 1970; lag to the conversion */
    record Conversion(long clickedAt, long lag) {
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

    void converted(String channel, long clickedAt, long lag) {
        if (lag >= 0 && lag <= window && clickedAt + lag < now) {
            conversions.computeIfAbsent(channel, c -> new ArrayList<>()).add(new Conversion(clickedAt, lag));
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
