package io.plumbline.reporting.experiment;

import io.plumbline.reporting.api.ExperimentAnswer.SampleRatio;
import io.plumbline.reporting.api.ExperimentMetric;
import io.plumbline.reporting.api.ExperimentQuestion;
import io.plumbline.reporting.api.ExperimentVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The verdict. It may be read at any time, so it rests on anytime p-values, corrected for the number of comparisons; it asks for a
 * least amount of data; and a broken split silences it.
 */
record Ruling(ExperimentVerdict verdict, List<String> reasons) {

    private enum State { BETTER, WORSE, SAME, OPEN }

    static Ruling of(ExperimentQuestion question, List<Compared> compared, SampleRatio split, double alpha) {
        if (split.mismatch()) {
            return new Ruling(ExperimentVerdict.INVALID, List.of("The units did not arrive in the planned shares (p = " + shown(split.pValue())
                    + "). Something counts or sends one variant differently; until it is found no comparison can be trusted."));
        }
        double effectThatMatters = question.minimumEffect() == null ? QuestionRules.DEFAULT_EFFECT : question.minimumEffect();
        Double[] anytime = Holm.adjusted(compared.stream().map(c -> c.enough() ? (Double) c.anyLook().pValue() : null).toList());
        List<State> states = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (int i = 0; i < compared.size(); i++) {
            State state = state(compared.get(i), anytime[i], alpha, compared.size(), effectThatMatters);
            states.add(state);
            reasons.add(words(compared.get(i), state, question, effectThatMatters));
        }
        return new Ruling(verdict(states), reasons);
    }

    private static State state(Compared one, Double anytime, double alpha, int comparisons, double effectThatMatters) {
        if (anytime != null && anytime <= alpha) {
            return one.anyLook().isAbove() ? State.BETTER : State.WORSE;
        }
        return one.enough() && one.anyLook().isWithin(effectThatMatters, alpha / comparisons) ? State.SAME : State.OPEN;
    }

    private static ExperimentVerdict verdict(List<State> states) {
        if (states.contains(State.BETTER)) {
            return ExperimentVerdict.WINNER;
        }
        if (states.contains(State.OPEN)) {
            return ExperimentVerdict.NOT_ENOUGH_DATA;
        }
        return states.contains(State.SAME) ? ExperimentVerdict.NO_DIFFERENCE : ExperimentVerdict.LOSER;
    }

    private static String words(Compared one, State state, ExperimentQuestion question, double effectThatMatters) {
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

    private static String shown(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
