package io.plumbline.reporting.experiment;

import io.plumbline.reporting.api.ExperimentAnswer.SampleRatio;
import java.util.List;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;

/** Whether the units arrived in the planned shares: Pearson's chi-square against the weights. */
final class SplitCheck {

    /** So rare that it is no accident, and so rare that daily looks do not cry wolf. */
    private static final double MISMATCH = 0.001;

    private SplitCheck() {
    }

    static SampleRatio of(List<Long> units, double[] weights) {
        double total = units.stream().mapToLong(Long::longValue).sum();
        double sum = java.util.Arrays.stream(weights).sum();
        double statistic = 0;
        for (int i = 0; i < weights.length && total > 0; i++) {
            double expected = total * weights[i] / sum;
            statistic += (units.get(i) - expected) * (units.get(i) - expected) / expected;
        }
        double p = Math.max(0, 1 - new ChiSquaredDistribution(weights.length - 1).cumulativeProbability(statistic));
        return new SampleRatio(p, p < MISMATCH);
    }
}
