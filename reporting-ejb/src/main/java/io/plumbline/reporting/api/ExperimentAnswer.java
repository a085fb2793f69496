package io.plumbline.reporting.api;

import java.io.Serializable;
import java.util.List;

/**
 * Formulas: docs/decisions/0034 and 0077. Null where the data cannot say (no variance, fewer than two units, a baseline of zero).
 *
 * @param variants    value and interval of every variant by itself
 * @param reasons     the verdict in words, most important first
 * @param adjusted    comparisons the verdict corrects for; intervals and p-values of a comparison are its own, the adjusted ones are Holm's
 * @param cupedTheta  coefficient of the covariate, or null without CUPED
 */
public record ExperimentAnswer(List<Comparison> comparisons, SampleRatio sampleRatio, ExperimentVerdict verdict, List<String> reasons, List<Arm> variants,
        int adjusted, double alpha, Double cupedTheta) implements Serializable {

    /**
     * @param difference   to the baseline, in units of the metric
     * @param interval     of the difference, 1 − alpha, for one look at a planned end
     * @param relativeLift difference as a share of the baseline
     * @param pValue       two-sided, Welch, for one look at a planned end
     * @param chanceToWin  posterior probability that the difference is above zero
     * @param anytimeInterval, anytimePValue hold however often and whenever one looks: exact for a binomial metric, by its successes alone and without
     *                     covariate; for a mean or ratio in the long run, and before the least amount of data the p-value is 1 and the interval holds zero.
     *                     The interval leaves zero out exactly when the p-value is at most alpha; its ends hold with 1 − 1.1 alpha for a binomial metric
     *                     (docs/decisions/0084)
     * @param anytimeLift  the same of the relative lift, for a binomial metric; null while it has no upper end
     * @param incremental  what the variant brought that the baseline would not have
     * @param state        what the verdict rests on; null where the split is broken
     */
    public record Comparison(String variant, Double difference, List<Double> interval, Double relativeLift, Double pValue, Double chanceToWin,
            List<Double> anytimeInterval, Double anytimePValue, Double adjustedPValue, Double adjustedAnytimePValue,
            List<Double> anytimeLift, Incremental incremental, ComparisonState state) implements Serializable {

        /** Of what the data cannot tell more about. */
        public static Comparison silent(String variant, Double difference, Double relativeLift, ComparisonState state) {
            return new Comparison(variant, difference, null, relativeLift, null, null, null, null, null, null, null, null, state);
        }
    }

    /**
     * Beside a baseline of the same units. Intervals are 1 − alpha, for one look at a planned end; costs count as certain.
     *
     * @param share         (variant − baseline) ÷ variant; null unless the variant's value is above zero
     * @param shareInterval Fieller's; null where the data cannot bound it
     * @param value         difference × units of the variant; null for a ratio
     * @param cost          of the variant − cost of the baseline × units of the variant ÷ units of the baseline; null unless both are given
     * @param iroas         value ÷ cost, of a mean; null unless that cost is above zero
     */
    public record Incremental(Double share, List<Double> shareInterval, Double value, Double cost, Double iroas, List<Double> iroasInterval) implements Serializable {
    }

    /** @param mismatch the split is so unlikely under the weights (p below 0.001) that something is broken */
    public record SampleRatio(double pValue, boolean mismatch) implements Serializable {
    }

    public record Arm(String name, long units, Double value, List<Double> interval) implements Serializable {
    }
}
