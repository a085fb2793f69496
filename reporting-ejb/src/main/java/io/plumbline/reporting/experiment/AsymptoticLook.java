package io.plumbline.reporting.experiment;

import java.util.List;

/**
 * Means and ratios, which are normal only in the long run. The larger of two variances counts, one for each arm and one for both: an arm
 * of a handful of units looks certain by accident. Before the least amount of data nothing is evidence.
 */
record AsymptoticLook(Effect effect, Sequence sequence, boolean enough) implements AnyLook {

    @Override
    public boolean isAbove() {
        return effect.difference() > 0;
    }

    @Override
    public double pValue() {
        return enough ? sequence.pValue(effect.difference(), variance(), effect.units()) : 1;
    }

    @Override
    public List<Double> interval(double alpha) {
        double half = sequence.halfWidth(variance(), effect.units(), alpha);
        double low = effect.difference() - half;
        double high = effect.difference() + half;
        return enough ? List.of(low, high) : List.of(Math.min(low, 0), Math.max(high, 0));
    }

    @Override
    public List<Double> lift(double alpha) {
        return null;
    }

    @Override
    public boolean isWithin(double shareOfBaseline, double alpha) {
        double margin = shareOfBaseline * Math.abs(effect.base().value());
        List<Double> interval = interval(alpha);
        return enough && interval.get(0) > -margin && interval.get(1) < margin;
    }

    private double variance() {
        return Math.max(effect.variance(), effect.pooledVariance());
    }
}
