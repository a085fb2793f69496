package io.plumbline.reporting.api;

import io.plumbline.shared.Check;
import java.io.Serializable;
import java.util.List;

/**
 * Summary data of an experiment.
 *
 * @param baseline      name of the variant the others are compared with
 * @param variants      2 to 20
 * @param weights       planned shares; null for equal ones. A binomial metric is compared with them
 * @param alpha         above 0, at most 0.5; null for 0.05
 * @param prior         of the difference, for the chance to win; null for a flat one
 * @param minimumEffect smallest effect worth knowing, as a share of the baseline; null for 0.1. It only decides between
 *                      {@code no-difference} and {@code not-enough-data}
 * @param tuningUnits   units at which the anytime interval is narrowest, of a binomial metric successes; null for 5000 units, or about 800 successes
 */
public record ExperimentQuestion(ExperimentMetric metric, String baseline, List<Variant> variants, Weights weights, Double alpha, Prior prior,
        Double minimumEffect, Double tuningUnits) implements Serializable {

    public ExperimentQuestion {
        variants = Check.whole("variants", variants);
    }

    /**
     * Sums over the units of a variant. A binomial metric needs {@code sum} (successes) only, a mean also {@code sumSquares}, a ratio
     * everything up to {@code crossSum} (of numerator times denominator). The covariate sums, of what was known of the units before,
     * turn CUPED on; all variants have them or none. {@code cost} is what the units of the variant cost, in units of a mean; null when it is not known.
     */
    public record Variant(String name, Long units, Double sum, Double sumSquares, Double denominatorSum, Double denominatorSumSquares, Double crossSum,
            Double covariateSum, Double covariateSumSquares, Double covariateCrossSum, Double cost) implements Serializable {

        public Variant(String name, long units, double sum, Double sumSquares) {
            this(name, units, sum, sumSquares, null, null, null, null, null, null);
        }

        public Variant(String name, Long units, Double sum, Double sumSquares, Double denominatorSum, Double denominatorSumSquares, Double crossSum,
                Double covariateSum, Double covariateSumSquares, Double covariateCrossSum) {
            this(name, units, sum, sumSquares, denominatorSum, denominatorSumSquares, crossSum, covariateSum, covariateSumSquares, covariateCrossSum, null);
        }

        public Variant costing(Double paid) {
            return new Variant(name, units, sum, sumSquares, denominatorSum, denominatorSumSquares, crossSum, covariateSum, covariateSumSquares, covariateCrossSum, paid);
        }
    }

    /** @param relative whether mean and variance are of the relative lift rather than of the difference; null for false */
    public record Prior(Double mean, Double variance, Boolean relative) implements Serializable {
    }
}
