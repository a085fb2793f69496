package io.plumbline.reporting.experiment;

import io.plumbline.reporting.api.ExperimentMetric;
import io.plumbline.reporting.api.ExperimentQuestion.Variant;

/**
 * A variant beside the baseline.
 *
 * @param anyLook what may be read at any time; without meaning where the effect says nothing
 * @param enough  for a verdict
 */
record Compared(String name, Effect effect, AnyLook anyLook, boolean enough) {

    /**
     * @param effect of the two, with what was known before taken out; the evidence of successes is of the plain counts
     * @param share  planned, of the variant within the two; null where the units did not arrive in the planned shares, which successes
     *               are compared with
     */
    static Compared of(ExperimentMetric metric, Variant base, Variant arm, Effect effect, Double share, Sequence sequence, double concentration) {
        boolean enough = effect.says() && Evidence.suffices(metric, base, arm);
        AnyLook anyLook = metric == ExperimentMetric.BINOMIAL && share != null ? new ExactLook(base.units(), base.sum(), arm.units(), arm.sum(), share, concentration)
                : new AsymptoticLook(effect, sequence, enough);
        return new Compared(arm.name(), effect, anyLook, enough);
    }
}
