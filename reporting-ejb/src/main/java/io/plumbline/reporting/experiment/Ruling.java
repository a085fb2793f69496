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

    static Ruling of(ExperimentQuestion question, List<String> names, List<Effect> effects, SampleRatio split, Sequence sequence, double alpha) {
        if (split.mismatch()) {
            return new Ruling(ExperimentVerdict.INVALID, List.of("The units did not arrive in the planned shares (p = " + shown(split.pValue())
                    + "). Something counts or sends one variant differently; until it is found no comparison can be trusted."));
        }
        double effectThatMatters = question.minimumEffect() == null ? QuestionRules.DEFAULT_EFFECT : question.minimumEffect();
        Double[] anytime = Holm.adjusted(effects.stream().map(e -> decisive(question.metric(), e, sequence)).toList());
        List<State> states = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (int i = 0; i < effects.size(); i++) {
            State state = state(question.metric(), effects.get(i), anytime[i], sequence, alpha, effects.size(), effectThatMatters);
            states.add(state);
            reasons.add(words(names.get(i), state, question, effects.get(i), effectThatMatters));
        }
        return new Ruling(verdict(states), reasons);
    }

    /** The weaker of the two: with one variance an arm, and with one for both. */
    private static Double decisive(ExperimentMetric metric, Effect effect, Sequence sequence) {
        return Evidence.suffices(metric, effect) ? (Double) Math.max(effect.anytimePValue(sequence), effect.pooledAnytimePValue(sequence)) : null;
    }

    private static State state(ExperimentMetric metric, Effect effect, Double anytime, Sequence sequence, double alpha, int comparisons, double effectThatMatters) {
        if (anytime != null && anytime <= alpha) {
            return effect.difference() > 0 ? State.BETTER : State.WORSE;
        }
        if (!Evidence.suffices(metric, effect)) {
            return State.OPEN;
        }
        double margin = effectThatMatters * Math.abs(effect.base().value());
        List<Double> interval = effect.anytimeInterval(sequence, alpha / comparisons);
        return interval.get(0) > -margin && interval.get(1) < margin ? State.SAME : State.OPEN;
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

    private static String words(String name, State state, ExperimentQuestion question, Effect effect, double effectThatMatters) {
        String against = name + " against " + question.baseline() + ": ";
        return against + switch (state) {
            case BETTER -> "better, by evidence that holds however often one looks.";
            case WORSE -> "worse, by evidence that holds however often one looks.";
            case SAME -> "any difference is smaller than " + shown(100 * effectThatMatters) + " % of the baseline.";
            case OPEN -> Evidence.suffices(question.metric(), effect) ? "the difference may still lie on either side of what matters."
                    : "fewer units or results than a comparison needs (" + Evidence.LEAST_UNITS + " units"
                            + (question.metric() == ExperimentMetric.BINOMIAL ? ", " + Evidence.LEAST_EXPECTED + " successes and failures expected" : "") + " a variant).";
        };
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
