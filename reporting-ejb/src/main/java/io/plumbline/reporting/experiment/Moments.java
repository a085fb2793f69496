package io.plumbline.reporting.experiment;

import io.plumbline.reporting.api.ExperimentMetric;
import io.plumbline.reporting.api.ExperimentQuestion.Variant;

/**
 * The value of a variant, and the variance that one unit brings into it: the value's own variance is {@code variance / units}.
 * Binomial: p (1 − p). Mean: the sample variance. Ratio M/D: delta method, var(M)/d² − 2 cov m/d³ + var(D) m²/d⁴.
 */
record Moments(long units, double value, double variance) {

    static Moments of(ExperimentMetric metric, Variant v) {
        long n = v.units();
        double mean = v.sum() / n;
        return switch (metric) {
            case BINOMIAL -> new Moments(n, mean, mean * (1 - mean));
            case MEAN -> new Moments(n, mean, sampleVariance(n, v.sum(), v.sumSquares()));
            case RATIO -> ratio(n, v);
        };
    }

    private static Moments ratio(long n, Variant v) {
        double m = v.sum() / n;
        double d = v.denominatorSum() / n;
        double variance = sampleVariance(n, v.sum(), v.sumSquares()) / (d * d)
                - 2 * sampleCovariance(n, v.sum(), v.denominatorSum(), v.crossSum()) * m / (d * d * d)
                + sampleVariance(n, v.denominatorSum(), v.denominatorSumSquares()) * m * m / (d * d * d * d);
        return new Moments(n, m / d, Math.max(0, variance));
    }

    static double sampleVariance(long n, double sum, double squares) {
        return sampleCovariance(n, sum, sum, squares);
    }

    static double sampleCovariance(long n, double sumX, double sumY, double cross) {
        return n < 2 ? Double.NaN : (cross - sumX * sumY / n) / (n - 1);
    }

    double ofValue() {
        return variance / units;
    }

    boolean isUsable() {
        return units >= 2 && Double.isFinite(value) && Double.isFinite(variance);
    }
}
