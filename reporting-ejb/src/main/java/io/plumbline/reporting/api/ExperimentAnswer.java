package io.plumbline.reporting.api;

import java.io.Serializable;
import java.util.List;

/**
 * Formulas: docs/decisions/0034. Null where the data cannot say (no variance, fewer than two units, a baseline of zero).
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
     * @param anytimeInterval, anytimePValue hold however often and whenever one looks
     */
    public record Comparison(String variant, Double difference, List<Double> interval, Double relativeLift, Double pValue, Double chanceToWin,
            List<Double> anytimeInterval, Double anytimePValue, Double adjustedPValue, Double adjustedAnytimePValue) implements Serializable {
    }

    /** @param mismatch the split is so unlikely under the weights (p below 0.001) that something is broken */
    public record SampleRatio(double pValue, boolean mismatch) implements Serializable {
    }

    public record Arm(String name, long units, Double value, List<Double> interval) implements Serializable {
    }
}
