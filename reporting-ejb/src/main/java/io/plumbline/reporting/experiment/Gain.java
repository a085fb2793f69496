package io.plumbline.reporting.experiment;

import io.plumbline.reporting.api.ExperimentAnswer.Incremental;
import io.plumbline.reporting.api.ExperimentMetric;
import io.plumbline.reporting.api.ExperimentQuestion.Variant;
import java.util.List;

/** What the units of a variant brought and cost beyond what they would have as units of the baseline. */
record Gain(ExperimentMetric metric, Variant base, Variant arm, Effect effect, double alpha) {

    Incremental told() {
        Double share = effect.arm().value() > 0 ? (Double) (effect.difference() / effect.arm().value()) : null;
        Double value = metric == ExperimentMetric.RATIO ? null : (Double) (effect.difference() * arm.units());
        Double cost = cost();
        boolean pays = cost != null && cost > 0 && metric == ExperimentMetric.MEAN;
        List<Double> interval = effect.interval(alpha);
        return new Incremental(share, share == null ? null : shareInterval(), value, cost, pays ? (Double) (value / cost) : null,
                pays ? List.of(interval.get(0) * arm.units() / cost, interval.get(1) * arm.units() / cost) : null);
    }

    /** A baseline that is shown nothing costs nothing; then it is all that the variant cost. */
    private Double cost() {
        return arm.cost() == null || base.cost() == null ? null : (Double) (arm.cost() - base.cost() * arm.units() / base.units());
    }

    /**
     * Fieller: the ratios q of baseline to variant with (base − q · arm)² ≤ z² (var base + q² var arm). It leaves zero out exactly when the interval of the
     * difference does.
     *
     * @return null where no end can be told
     */
    private List<Double> shareInterval() {
        double z = Normal.critical(alpha, effect.degrees());
        double m = effect.arm().value();
        double b = effect.base().value();
        double leading = m * m - z * z * effect.arm().ofValue();
        double constant = b * b - z * z * effect.base().ofValue();
        double root = m * m * b * b - leading * constant;
        if (leading <= 0 || root < 0) {
            return null;
        }
        double half = Math.sqrt(root) / leading;
        double middle = m * b / leading;
        return List.of(1 - middle - half, 1 - middle + half);
    }
}
