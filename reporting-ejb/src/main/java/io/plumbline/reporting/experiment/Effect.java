package io.plumbline.reporting.experiment;

import io.plumbline.reporting.api.ExperimentQuestion.Prior;
import java.util.List;

/** A variant against the baseline: all that follows from the two means and their variances. */
record Effect(Moments base, Moments arm) {

    double difference() {
        return arm.value() - base.value();
    }

    double variance() {
        return base.ofValue() + arm.ofValue();
    }

    double units() {
        return (double) base.units() + arm.units();
    }

    /** Without variance there is nothing to compare with. */
    boolean says() {
        return base.isUsable() && arm.isUsable() && variance() > 0;
    }

    /** Welch–Satterthwaite. */
    double degrees() {
        double a = base.ofValue();
        double b = arm.ofValue();
        return (a + b) * (a + b) / (a * a / (base.units() - 1) + b * b / (arm.units() - 1));
    }

    double pValue() {
        return Normal.twoSided(difference() / Math.sqrt(variance()), degrees());
    }

    List<Double> interval(double alpha) {
        double half = Normal.critical(alpha, degrees()) * Math.sqrt(variance());
        return List.of(difference() - half, difference() + half);
    }

    /** With one variance of a unit for both arms. */
    double pooledVariance() {
        double within = ((base.units() - 1) * base.variance() + (arm.units() - 1) * arm.variance()) / (units() - 2);
        return within * (1.0 / base.units() + 1.0 / arm.units());
    }

    /** Normal likelihood and normal prior; a flat prior leaves the data alone. */
    double chanceToWin(Prior prior) {
        if (prior == null) {
            return Normal.below(difference() / Math.sqrt(variance()));
        }
        double scale = Boolean.TRUE.equals(prior.relative()) ? Math.abs(base.value()) : 1;
        double priorPrecision = 1 / (prior.variance() * scale * scale);
        double precision = 1 / variance() + priorPrecision;
        double mean = (difference() / variance() + prior.mean() * scale * priorPrecision) / precision;
        return Normal.below(mean * Math.sqrt(precision));
    }
}
