package io.plumbline.reporting.delay;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Forecasts for all channels, from the evidence of some weeks. */
final class Expectation {

    /** With fewer conversions a channel borrows the lags of all. */
    private static final int OWN_LAGS = 200;
    private static final int LEAST_DAYS = 7;
    private static final long DAY = 24 * Clicks.HOUR;

    private final Evidence evidence;
    private final LagCurve all;
    private final double dispersion;
    private final TreeMap<String, Forecast> forecasts = new TreeMap<>();

    private Expectation(Evidence evidence, LagCurve all) {
        this.evidence = evidence;
        this.all = all;
        this.dispersion = dispersion();
        evidence.clicks().forEach((channel, clicks) -> {
            List<LagCurve.Lag> own = evidence.lags(channel);
            boolean pooled = own.size() < OWN_LAGS || !LagCurve.known(own, evidence.window());
            forecasts.put(channel, Forecast.of(pooled ? all : LagCurve.of(own), pooled, clicks, own.size(), dispersion, evidence.now()));
        });
    }

    /** @return null when too little is known */
    static Expectation from(Evidence evidence) {
        List<LagCurve.Lag> lags = evidence.lags();
        return LagCurve.known(lags, evidence.window()) ? new Expectation(evidence, LagCurve.of(lags)) : null;
    }

    LagCurve curve() {
        return all;
    }

    double spread() {
        return dispersion;
    }

    Map<String, Forecast> forecasts() {
        return forecasts;
    }

    /** What is to come of the clicks of a channel between two times. */
    ToCome toCome(String channel, long from, long until) {
        return forecasts.get(channel).ofHours(evidence.clicks().get(channel).between(from, until));
    }

    /** Pearson's, over days whose window has passed and the channels: how much more daily rates scatter than chance alone makes them. Never below 1. */
    private double dispersion() {
        double chi = 0;
        int cells = 0;
        int channels = 0;
        long settled = Math.floorDiv(evidence.now() - evidence.window(), DAY);
        for (Map.Entry<String, Clicks> channel : evidence.clicks().entrySet()) {
            TreeMap<Long, double[]> days = new TreeMap<>();
            channel.getValue().byHour().forEach((hour, count) -> days.computeIfAbsent(hour / DAY, d -> new double[2])[0] += count);
            evidence.conversions(channel.getKey()).forEach(c -> days.computeIfAbsent(c.clickedAt() / DAY, d -> new double[2])[1]++);
            days.tailMap(settled).clear();
            double clicks = days.values().stream().mapToDouble(d -> d[0]).sum();
            double conversions = days.values().stream().mapToDouble(d -> d[1]).sum();
            if (days.size() < LEAST_DAYS || conversions == 0 || clicks == 0) {
                continue;
            }
            channels++;
            for (double[] day : days.values()) {
                double expected = day[0] * conversions / clicks;
                if (expected > 0) {
                    chi += (day[1] - expected) * (day[1] - expected) / expected;
                    cells++;
                }
            }
        }
        return cells - channels < LEAST_DAYS ? 1 : Math.max(1, chi / (cells - channels));
    }
}
