package io.plumbline.reporting.experiment;

import io.plumbline.reporting.api.ExperimentMetric;
import io.plumbline.reporting.api.ExperimentQuestion.Variant;

/** The least that a verdict is built on: below it means are not normal yet, and the smallest arm decides by accident. */
final class Evidence {

    static final int LEAST_UNITS = 100;
    static final int LEAST_EXPECTED = 25;
    /** Results of equal size that would bring as much variation: a hundred visitors of whom one bought are one result. */
    static final int LEAST_RESULTS = 25;
    /** A mean about zero never has that many results; of so many units it is normal all the same. */
    static final int MANY_UNITS = 100_000;

    private Evidence() {
    }

    static boolean suffices(ExperimentMetric metric, Variant base, Variant arm) {
        long fewest = Math.min(base.units(), arm.units());
        if (fewest < LEAST_UNITS) {
            return false;
        }
        if (metric == ExperimentMetric.BINOMIAL) {
            double rate = (base.sum() + arm.sum()) / ((double) base.units() + arm.units());
            return fewest * Math.min(rate, 1 - rate) >= LEAST_EXPECTED;
        }
        return Math.min(results(base), results(arm)) >= LEAST_RESULTS || fewest >= MANY_UNITS;
    }

    /** Kish's effective number of equal results behind a sum: its square over the sum of squares. */
    private static double results(Variant v) {
        double ofSum = v.sumSquares() > 0 ? v.sum() * v.sum() / v.sumSquares() : 0;
        return v.denominatorSum() == null ? ofSum : Math.min(ofSum, v.denominatorSum() * v.denominatorSum() / v.denominatorSumSquares());
    }
}
