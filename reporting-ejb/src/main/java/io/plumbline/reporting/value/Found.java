package io.plumbline.reporting.value;

import io.plumbline.reporting.api.InputSample;
import io.plumbline.reporting.api.ValueModel;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is kept of a model.
 *
 * @param sample where its customers are kept
 * @param inputs what was read; null in models of before it was kept
 * @param groups which of {@code channels} a channel belongs to
 */
record Found(UUID sample, Map<String, Double> parameters, Map<String, Double> spendParameters, Double logLikelihood, Double spendLogLikelihood,
        Map<String, Double> standardErrors, Long customers, Long repeaters, Long anonymous, Long spendCustomers, Double spendCorrelation,
        ValueModel.Agreement agreement, List<String> channels, Map<String, Integer> groups, List<ValueModel.Effect> effects, ValueModel.Test covariateTest,
        String currency, String timeZone, LocalDate firstDay, List<String> warnings, String spendRefusal,
        InputSample inputs) {

    /** Of a run without a result. */
    static final Found NOTHING = new Found(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            List.of(), null, null);

    /** The model of the customers of a channel. */
    Lifetime lifetime(Family family, String channel) {
        double[] p = family.names().stream().mapToDouble(parameters::get).toArray();
        int group = groups == null ? 0 : groups.getOrDefault(channel, 0);
        if (group > 0) {
            ValueModel.Effect effect = effects.get(group - 1);
            p[Family.ALPHA] *= Math.exp(-effect.purchase());
            p[family.leaving()] *= Math.exp(family.sign() * effect.dropout());
        }
        return family.of(p);
    }

    /** Null where amounts were left out, or could not be modelled. */
    GammaGamma spend() {
        return spendParameters == null ? null : new GammaGamma(spendParameters.get("p"), spendParameters.get("q"), spendParameters.get("gamma"));
    }
}
