package io.plumbline.reporting.experiment;

import io.plumbline.reporting.api.ExperimentMetric;
import io.plumbline.reporting.api.SamplePlan;
import io.plumbline.reporting.api.SampleQuestion;
import io.plumbline.shared.Check;
import io.plumbline.shared.Invalid;
import java.util.function.LongPredicate;

/**
 * How many units an experiment needs. Shares: the two-proportion test with pooled variance under no difference, as R's
 * power.prop.test. Means: Student's test, as R's power.t.test. With more than two variants alpha is divided by the comparisons.
 */
final class Planner {

    private static final double DEFAULT_POWER = 0.8;
    private static final int MOST_VARIANTS = 20;
    private static final long MOST_UNITS = 1_000_000_000_000L;

    private final SampleQuestion q;
    private final double alpha;
    private final double power;
    private final int variants;
    private final double effect;

    private Planner(SampleQuestion q) {
        this.q = q;
        this.variants = q.variants() == null ? 2 : q.variants();
        this.alpha = (q.alpha() == null ? QuestionRules.DEFAULT_ALPHA : q.alpha()) / (variants - 1);
        this.power = q.power() == null ? DEFAULT_POWER : q.power();
        this.effect = effect(q);
    }

    static SamplePlan of(SampleQuestion question) {
        check(question);
        return new Planner(question).plan();
    }

    private SamplePlan plan() {
        boolean share = q.metric() == ExperimentMetric.BINOMIAL;
        long once = smallest(share ? this::sharesSuffice : this::meansSuffice);
        long anytime = Math.max(once, smallest(share ? this::successesSuffice : this::sequenceSuffices));
        return new SamplePlan(once, anytime, days(once), days(anytime));
    }

    private boolean sharesSuffice(long units) {
        double other = q.baseline() + effect;
        double mean = (q.baseline() + other) / 2;
        double needed = Normal.quantile(1 - alpha / 2) * Math.sqrt(2 * mean * (1 - mean))
                + Normal.quantile(power) * Math.sqrt(ofShare(q.baseline()) + ofShare(other));
        return Math.abs(effect) * Math.sqrt(units) >= needed;
    }

    private boolean meansSuffice(long units) {
        return Power.ofT(Math.abs(effect) / q.standardDeviation(), units, alpha) >= power;
    }

    /** Looking at this very number of units; looks before it can only find it sooner. */
    private boolean sequenceSuffices(long units) {
        double ofEstimate = 2 * q.standardDeviation() * q.standardDeviation() / units;
        double half = Sequence.of(alpha, Sequence.DEFAULT_TUNING).halfWidth(ofEstimate, 2.0 * units, alpha);
        return Normal.below((Math.abs(effect) - half) / Math.sqrt(ofEstimate)) >= power;
    }

    /** The same for successes that fall to either variant, as many as these units can be expected to bring. */
    private boolean successesSuffice(long units) {
        double successes = units * (2 * q.baseline() + effect);
        double share = Math.max(q.baseline(), q.baseline() + effect) / (2 * q.baseline() + effect);
        double critical = ExactLook.critical(successes, alpha);
        return Normal.below((share - critical) / Math.sqrt(share * (1 - share) / successes)) >= power;
    }

    private static double ofShare(double p) {
        return p * (1 - p);
    }

    private static long smallest(LongPredicate suffices) {
        long enough = 2;
        while (!suffices.test(enough)) {
            enough *= 2;
            if (enough > MOST_UNITS) {
                throw new Invalid("minimumEffect", "effect-too-small", "So small an effect needs more than 10^12 units a variant.");
            }
        }
        long tooFew = Math.max(1, enough / 2);
        while (enough - tooFew > 1) {
            long middle = (tooFew + enough) / 2;
            if (suffices.test(middle)) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return enough;
    }

    private Integer days(long unitsPerVariant) {
        if (q.unitsPerDay() == null) {
            return null;
        }
        double weeks = Math.ceil(unitsPerVariant * (double) variants / q.unitsPerDay() / 7);
        return weeks > 1_000_000 ? null : (Integer) (int) (weeks * 7);
    }

    private static double effect(SampleQuestion q) {
        return Boolean.TRUE.equals(q.relative()) ? q.baseline() * q.minimumEffect() : q.minimumEffect();
    }

    private static void check(SampleQuestion q) {
        boolean share = q.metric() == ExperimentMetric.BINOMIAL;
        new Check().that(q.metric() != null, "metric", "required", "Use binomial, mean or ratio.")
                .that(finite(q.baseline()), "baseline", "required", "Give the present rate or mean.")
                .that(!share || !finite(q.baseline()) || q.baseline() > 0 && q.baseline() < 1, "baseline", "baseline-out-of-range", "A rate lies between 0 and 1, such as 0.05.")
                .that(finite(q.minimumEffect()) && q.minimumEffect() != 0, "minimumEffect", "required", "Give the smallest effect worth finding; it is not 0.")
                .that(q.alpha() == null || q.alpha() > 0 && q.alpha() <= 0.5, "alpha", "alpha-out-of-range", "Above 0, at most 0.5.")
                .that(q.power() == null || q.power() >= 0.5 && q.power() < 1, "power", "power-out-of-range", "At least 0.5, below 1.")
                .that(q.variants() == null || q.variants() >= 2 && q.variants() <= MOST_VARIANTS, "variants", "variants-out-of-range", "2 to " + MOST_VARIANTS + " variants.")
                .that(share || finite(q.standardDeviation()) && q.standardDeviation() > 0, "standardDeviation", "required",
                        "A mean needs the standard deviation of one unit, above 0.")
                .that(q.unitsPerDay() == null || finite(q.unitsPerDay()) && q.unitsPerDay() > 0, "unitsPerDay", "out-of-range", "Above 0.").done();
        double effect = effect(q);
        new Check().that(effect != 0 && Double.isFinite(effect), "minimumEffect", "effect-zero", "A share of a baseline of zero is no effect.")
                .that(!share || q.baseline() + effect > 0 && q.baseline() + effect < 1, "minimumEffect", "effect-out-of-range", "Baseline plus effect lies between 0 and 1.").done();
    }

    private static boolean finite(Double value) {
        return value != null && Double.isFinite(value) && Math.abs(value) < 1e100;
    }
}
