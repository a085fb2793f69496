package io.plumbline.reporting.experiment;

import io.plumbline.reporting.api.ExperimentMetric;
import io.plumbline.reporting.api.ExperimentQuestion;
import io.plumbline.reporting.api.ExperimentQuestion.Variant;
import io.plumbline.reporting.api.Weights;
import io.plumbline.shared.Check;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether summary data can be what it claims to be. */
final class QuestionRules {

    static final double DEFAULT_ALPHA = 0.05;
    static final double DEFAULT_EFFECT = 0.1;

    private static final int MOST_VARIANTS = 20;
    private static final int MAX_NAME = 64;
    private static final long MOST_UNITS = 1_000_000_000_000L;
    /** Sums of squares that were added in another order differ in their last digits. */
    private static final double SLACK = 1e-9;

    private QuestionRules() {
    }

    static void check(ExperimentQuestion q) {
        List<String> names = q.variants().stream().map(Variant::name).toList();
        Check check = new Check().that(q.metric() != null, "metric", "required", "Use binomial, mean or ratio.")
                .that(q.variants().size() >= 2 && q.variants().size() <= MOST_VARIANTS, "variants", "variants-out-of-range", "Give 2 to " + MOST_VARIANTS + " variants.")
                .that(q.baseline() != null && names.contains(q.baseline()), "baseline", "baseline-unknown", "Name one of the variants.")
                .that(q.alpha() == null || q.alpha() > 0 && q.alpha() <= 0.5, "alpha", "alpha-out-of-range", "Above 0, at most 0.5.")
                .that(q.minimumEffect() == null || q.minimumEffect() > 0 && q.minimumEffect() <= 10, "minimumEffect", "out-of-range", "Above 0, at most 10.")
                .that(q.tuningUnits() == null || q.tuningUnits() >= 1 && q.tuningUnits() <= 1e12, "tuningUnits", "out-of-range", "1 to 1e12 units.")
                .that(q.prior() == null || isFinite(q.prior().mean()), "prior/mean", "required", "Give a number.")
                .that(q.prior() == null || isFinite(q.prior().variance()) && q.prior().variance() > 0, "prior/variance", "out-of-range", "A variance is above 0.");
        Set<String> seen = new HashSet<>();
        boolean cuped = q.variants().stream().anyMatch(v -> v.covariateSum() != null);
        for (int i = 0; i < Math.min(q.variants().size(), MOST_VARIANTS); i++) {
            Variant v = q.variants().get(i);
            String at = "variants/" + i + "/";
            check.text(at + "name", v.name(), MAX_NAME).that(v.name() == null || seen.add(v.name()), at + "name", "repeated", "Each name once.");
            check.that(v.units() != null && v.units() >= 0 && v.units() <= MOST_UNITS, at + "units", "units-out-of-range", "A count of units, 0 or more.");
            check.that(v.cost() == null || isFinite(v.cost()) && v.cost() >= 0, at + "cost", "out-of-range", "A cost is 0 or more.");
            if (q.metric() != null && v.units() != null) {
                sums(check, q.metric(), v, at);
                covariates(check, q.metric(), v, at, cuped);
            }
        }
        check.call(() -> weights(q, names), "weights").done();
    }

    static double[] weights(ExperimentQuestion q) {
        return weights(q, q.variants().stream().map(Variant::name).toList());
    }

    private static double[] weights(ExperimentQuestion q, List<String> names) {
        return (q.weights() == null ? Weights.of(Collections.nCopies(names.size(), 1.0)) : q.weights()).of(names, "");
    }

    private static void sums(Check check, ExperimentMetric metric, Variant v, String at) {
        required(check, v.sum(), at + "sum");
        if (metric == ExperimentMetric.BINOMIAL) {
            check.that(v.sum() == null || v.sum() >= 0 && v.sum() <= v.units(), at + "sum", "sum-out-of-range", "Successes lie between 0 and the units.");
            return;
        }
        required(check, v.sumSquares(), at + "sumSquares");
        squares(check, v.units(), v.sum(), v.sumSquares(), at + "sumSquares");
        if (metric == ExperimentMetric.RATIO) {
            required(check, v.denominatorSum(), at + "denominatorSum");
            required(check, v.denominatorSumSquares(), at + "denominatorSumSquares");
            squares(check, v.units(), v.denominatorSum(), v.denominatorSumSquares(), at + "denominatorSumSquares");
            cross(check, v.units(), new Double[] {v.sum(), v.sumSquares(), v.denominatorSum(), v.denominatorSumSquares(), v.crossSum()}, at + "crossSum");
        }
    }

    private static void covariates(Check check, ExperimentMetric metric, Variant v, String at, boolean cuped) {
        if (!cuped) {
            return;
        }
        check.that(metric != ExperimentMetric.RATIO, at + "covariateSum", "covariate-not-for-ratio", "A covariate adjusts binomial and mean metrics.");
        required(check, v.covariateSum(), at + "covariateSum");
        required(check, v.covariateSumSquares(), at + "covariateSumSquares");
        squares(check, v.units(), v.covariateSum(), v.covariateSumSquares(), at + "covariateSumSquares");
        Double squares = metric == ExperimentMetric.BINOMIAL ? v.sum() : v.sumSquares();
        cross(check, v.units(), new Double[] {v.sum(), squares, v.covariateSum(), v.covariateSumSquares(), v.covariateCrossSum()}, at + "covariateCrossSum");
    }

    private static void required(Check check, Double value, String field) {
        check.that(isFinite(value), field, value == null ? "required" : "number-out-of-range", "This metric needs a finite number here.");
    }

    private static boolean isFinite(Double value) {
        return value != null && Double.isFinite(value) && Math.abs(value) < 1e100;
    }

    /** Cauchy and Schwarz: squares add up to at least the square of the sum over the units. */
    private static void squares(Check check, long units, Double sum, Double squares, String field) {
        check.that(!isFinite(sum) || !isFinite(squares) || units == 0 || squares >= sum * sum / units * (1 - SLACK), field, "squares-too-small",
                "The sum of squares cannot be below the square of the sum, divided by the units.");
    }

    private static void cross(Check check, long units, Double[] sums, String field) {
        required(check, sums[4], field);
        for (Double sum : sums) {
            if (!isFinite(sum)) {
                return;
            }
        }
        if (units >= 2) {
            double covariance = Moments.sampleCovariance(units, sums[0], sums[2], sums[4]);
            double most = Math.sqrt(Math.max(0, Moments.sampleVariance(units, sums[0], sums[1]) * Moments.sampleVariance(units, sums[2], sums[3])));
            double scale = Math.sqrt(Math.abs(sums[1] * sums[3])) / units;
            check.that(Math.abs(covariance) <= most + SLACK * scale + most * SLACK, field, "cross-sum-impossible", "No units have these sums together.");
        }
    }
}
