package io.plumbline.reporting.experiment;

import io.plumbline.reporting.api.ExperimentAnswer.SampleRatio;
import java.util.List;
import org.hipparchus.special.Gamma;

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
        double p = statistic == 0 ? 1 : Gamma.regularizedGammaQ((weights.length - 1) / 2.0, statistic / 2);
        return new SampleRatio(p, p < MISMATCH);
    }
}
