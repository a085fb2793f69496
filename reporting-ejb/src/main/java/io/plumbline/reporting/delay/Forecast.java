package io.plumbline.reporting.delay;

import java.util.Map;
import java.util.NavigableMap;

/**
 * What is to come of the clicks of one channel.
 *
 * @param rate conversions a click in the end; a gamma with the conversions seen (and half of one more) over the exposure
 */
record Forecast(LagCurve curve, boolean pooled, double rate, double seen, double dispersion, long now) {

    private static final double PRIOR = 0.5;

    static Forecast of(LagCurve curve, boolean pooled, Clicks clicks, long conversions, double dispersion, long now) {
        double exposure = clicks.exposure(curve, now);
        return new Forecast(curve, pooled, exposure > 0 ? (conversions + PRIOR) / exposure : 0, conversions + PRIOR, dispersion, now);
    }

    ToCome ofHours(NavigableMap<Long, Long> hours) {
        double left = 0;
        for (Map.Entry<Long, Long> hour : hours.entrySet()) {
            left += hour.getValue() * (1 - curve.share(Clicks.age(hour, now)));
        }
        double mean = rate * left;
        return new ToCome(mean, dispersion * (mean + mean * mean / seen));
    }
}
