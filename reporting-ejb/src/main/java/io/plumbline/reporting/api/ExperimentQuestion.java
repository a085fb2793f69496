package io.plumbline.reporting.api;

import io.plumbline.shared.Check;
import java.io.Serializable;
import java.util.List;

/**
 * Summary data of an experiment.
 *
 * @param baseline      name of the variant the others are compared with
 * @param variants      2 to 20
 * @param weights       planned shares; null for equal ones
 * @param alpha         above 0, at most 0.5; null for 0.05
 * @param prior         of the difference, for the chance to win; null for a flat one
 * @param minimumEffect smallest effect worth knowing, as a share of the baseline; null for 0.1. It only decides between
 *                      {@code no-difference} and {@code not-enough-data}
 * @param tuningUnits   units at which the anytime interval is narrowest; null for 5000
 */
public record ExperimentQuestion(ExperimentMetric metric, String baseline, List<Variant> variants, Weights weights, Double alpha, Prior prior,
        Double minimumEffect, Double tuningUnits) implements Serializable {

    public ExperimentQuestion {
        variants = Check.whole("variants", variants);
    }

    /**
     * Sums over the units of a variant. A binomial metric needs {@code sum} (successes) only, a mean also {@code sumSquares}, a ratio
     * everything up to {@code crossSum} (of numerator times denominator). The covariate sums, of what was known of the units before,
     * turn CUPED on; all variants have them or none.
     */
    public record Variant(String name, Long units, Double sum, Double sumSquares, Double denominatorSum, Double denominatorSumSquares, Double crossSum,
            Double covariateSum, Double covariateSumSquares, Double covariateCrossSum) implements Serializable {

        public Variant(String name, long units, double sum, Double sumSquares) {
            this(name, units, sum, sumSquares, null, null, null, null, null, null);
        }
    }

    /** @param relative whether mean and variance are of the relative lift rather than of the difference; null for false */
    public record Prior(Double mean, Double variance, Boolean relative) implements Serializable {
    }
}
