package io.plumbline.reporting.experiment;

import io.plumbline.reporting.api.ComparisonState;
import io.plumbline.reporting.api.ExperimentAnswer;
import io.plumbline.reporting.api.ExperimentAnswer.Arm;
import io.plumbline.reporting.api.ExperimentAnswer.Comparison;
import io.plumbline.reporting.api.ExperimentQuestion;
import io.plumbline.reporting.api.ExperimentQuestion.Variant;
import java.util.ArrayList;
import java.util.List;

/** One sound question, answered. */
final class Evaluation {

    private final ExperimentQuestion question;
    private final double alpha;
    private final Sequence sequence;
    private final List<Moments> moments;
    private final Double theta;
    private final int base;

    private Evaluation(ExperimentQuestion question) {
        this.question = question;
        this.alpha = question.alpha() == null ? QuestionRules.DEFAULT_ALPHA : question.alpha();
        this.sequence = Sequence.of(alpha, question.tuningUnits() == null ? Sequence.DEFAULT_TUNING : question.tuningUnits());
        boolean cuped = question.variants().get(0).covariateSum() != null && question.variants().stream().allMatch(v -> v.units() >= 2);
        Cuped adjusted = cuped ? Cuped.of(question.metric(), question.variants()) : null;
        this.theta = cuped ? adjusted.theta() : null;
        this.moments = cuped ? adjusted.adjusted() : question.variants().stream().map(v -> Moments.of(question.metric(), v)).toList();
        this.base = names().indexOf(question.baseline());
    }

    /** @throws io.plumbline.shared.Invalid naming every field that makes no sense */
    static ExperimentAnswer of(ExperimentQuestion question) {
        QuestionRules.check(question);
        return new Evaluation(question).answer();
    }

    private ExperimentAnswer answer() {
        double[] weights = QuestionRules.weights(question);
        ExperimentAnswer.SampleRatio split = SplitCheck.of(question.variants().stream().map(Variant::units).toList(), weights);
        List<Compared> compared = compared(weights, split.mismatch());
        Ruling ruling = Ruling.of(question, compared, split, alpha);
        return new ExperimentAnswer(comparisons(compared, ruling.states()), split, ruling.verdict(), ruling.reasons(), arms(), compared.size(), alpha, theta);
    }

    private List<Compared> compared(double[] weights, boolean mismatch) {
        double concentration = question.tuningUnits() == null ? ExactLook.CONCENTRATION : sequence.concentration();
        List<Compared> compared = new ArrayList<>();
        for (int i = 0; i < moments.size(); i++) {
            if (i != base) {
                Double share = mismatch ? null : (Double) (weights[i] / (weights[i] + weights[base]));
                compared.add(Compared.of(question.metric(), question.variants().get(base), question.variants().get(i), new Effect(moments.get(base), moments.get(i)), share, sequence,
                        concentration));
            }
        }
        return compared;
    }

    private List<Comparison> comparisons(List<Compared> compared, List<ComparisonState> states) {
        Double[] adjusted = Holm.adjusted(compared.stream().map(c -> c.effect().says() ? (Double) c.effect().pValue() : null).toList());
        Double[] adjustedAnytime = Holm.adjusted(compared.stream().map(c -> c.effect().says() ? (Double) c.anyLook().pValue() : null).toList());
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < compared.size(); i++) {
            comparisons.add(comparison(compared.get(i), adjusted[i], adjustedAnytime[i], states.get(i)));
        }
        return comparisons;
    }

    private Comparison comparison(Compared one, Double adjusted, Double adjustedAnytime, ComparisonState state) {
        Effect effect = one.effect();
        Double difference = finite(effect.difference());
        Double lift = finite(effect.difference() / effect.base().value());
        return !effect.says() ? Comparison.silent(one.name(), difference, lift, state)
                : new Comparison(one.name(), difference, effect.interval(alpha), lift, effect.pValue(), effect.chanceToWin(question.prior()),
                        one.anyLook().interval(alpha), one.anyLook().pValue(), adjusted, adjustedAnytime, one.anyLook().lift(alpha),
                        new Gain(question.metric(), variant(question.baseline()), variant(one.name()), effect, alpha).told(), state);
    }

    private Variant variant(String name) {
        return question.variants().get(names().indexOf(name));
    }

    private List<Arm> arms() {
        List<Arm> arms = new ArrayList<>();
        for (int i = 0; i < moments.size(); i++) {
            Moments m = moments.get(i);
            double half = m.isUsable() ? Normal.critical(alpha, m.units() - 1) * Math.sqrt(m.ofValue()) : Double.NaN;
            arms.add(new Arm(names().get(i), m.units(), finite(m.value()), m.isUsable() ? List.of(m.value() - half, m.value() + half) : null));
        }
        return arms;
    }

    private List<String> names() {
        return question.variants().stream().map(Variant::name).toList();
    }

    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
