package io.plumbline.reporting.experiment;

import io.plumbline.reporting.api.ComparisonState;
import io.plumbline.reporting.api.ExperimentAnswer.SampleRatio;
import io.plumbline.reporting.api.ExperimentMetric;
import io.plumbline.reporting.api.ExperimentQuestion;
import io.plumbline.reporting.api.ExperimentVerdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * The verdict. It may be read at any time, so it rests on anytime p-values, corrected for the number of comparisons; it asks for a
 * least amount of data; and a broken split silences it.
 *
 * @param states of the comparisons, in their order; nulls where the split is broken
 */
record Ruling(ExperimentVerdict verdict, List<String> reasons, List<ComparisonState> states) {

    static Ruling of(ExperimentQuestion question, List<Compared> compared, SampleRatio split, double alpha) {
        if (split.mismatch()) {
            return new Ruling(ExperimentVerdict.INVALID, List.of("The units did not arrive in the planned shares (" + chance(split.pValue())
                    + "). Something counts or sends one variant differently; until it is found no comparison can be trusted."), Collections.nCopies(compared.size(), null));
        }
        double effectThatMatters = question.minimumEffect() == null ? QuestionRules.DEFAULT_EFFECT : question.minimumEffect();
        Double[] anytime = Holm.adjusted(compared.stream().map(c -> c.enough() ? (Double) c.anyLook().pValue() : null).toList());
        List<ComparisonState> states = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (int i = 0; i < compared.size(); i++) {
            ComparisonState state = state(compared.get(i), anytime[i], alpha, compared.size(), effectThatMatters);
            states.add(state);
            reasons.add(words(compared.get(i), state, question, effectThatMatters));
        }
        return new Ruling(verdict(states), reasons, states);
    }

    private static ComparisonState state(Compared one, Double anytime, double alpha, int comparisons, double effectThatMatters) {
        if (anytime != null && anytime <= alpha) {
            return one.anyLook().isAbove() ? ComparisonState.BETTER : ComparisonState.WORSE;
        }
        return one.enough() && one.anyLook().isWithin(effectThatMatters, alpha / comparisons) ? ComparisonState.SAME : ComparisonState.OPEN;
    }

    private static ExperimentVerdict verdict(List<ComparisonState> states) {
        if (states.contains(ComparisonState.BETTER)) {
            return ExperimentVerdict.WINNER;
        }
        if (states.contains(ComparisonState.OPEN)) {
            return ExperimentVerdict.NOT_ENOUGH_DATA;
        }
        return states.contains(ComparisonState.SAME) ? ExperimentVerdict.NO_DIFFERENCE : ExperimentVerdict.LOSER;
    }

    private static String words(Compared one, ComparisonState state, ExperimentQuestion question, double effectThatMatters) {
        return one.name() + " against " + question.baseline() + ": " + switch (state) {
            case BETTER -> "better, by evidence that holds however often one looks.";
            case WORSE -> "worse, by evidence that holds however often one looks.";
            case SAME -> "any difference is smaller than " + shown(100 * effectThatMatters) + " % of the baseline.";
            case OPEN -> one.enough() ? "the difference may still lie on either side of what matters." : tooFew(question.metric());
        };
    }

    private static String tooFew(ExperimentMetric metric) {
        return "fewer units or results than a comparison needs (" + Evidence.LEAST_UNITS + " units, "
                + (metric == ExperimentMetric.BINOMIAL ? Evidence.LEAST_EXPECTED + " successes and failures expected" : Evidence.LEAST_RESULTS + " results of equal size") + " a variant).";
    }

    private static String chance(double p) {
        return p < 1e-4 ? "p < 0.0001" : "p = " + shown(p);
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
