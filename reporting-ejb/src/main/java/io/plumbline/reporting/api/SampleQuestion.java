package io.plumbline.reporting.api;

import java.io.Serializable;

/**
 * @param baseline          present rate (binomial) or mean
 * @param minimumEffect     smallest effect worth finding, in units of the metric, or as a share of the baseline when {@code relative}
 * @param alpha             two-sided; null for 0.05
 * @param power             null for 0.8
 * @param variants          baseline included; null for 2. Above two the planned comparisons are corrected (Bonferroni)
 * @param standardDeviation of one unit; needed for mean and ratio
 * @param unitsPerDay       over all variants; null when no duration is asked for
 */
public record SampleQuestion(ExperimentMetric metric, Double baseline, Double minimumEffect, Boolean relative, Double alpha, Double power, Integer variants,
        Double standardDeviation, Double unitsPerDay) implements Serializable {
}
