package io.plumbline.reporting.metric;

import io.plumbline.reporting.api.Metric;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * A metric as sums: {@code factor × Σ over / Σ under}, each side a signed list of measures; {@code under} is empty for plain sums.
 */
public record Definition(Metric metric, Map<Measure, Integer> over, Map<Measure, Integer> under, int factor) {

    public boolean isRatio() {
        return !under.isEmpty();
    }

    public boolean isMoney() {
        return metric.unit().equals("money");
    }

    public Set<Measure> measures() {
        EnumSet<Measure> all = EnumSet.copyOf(over.keySet());
        all.addAll(under.keySet());
        return all;
    }
}
