package io.plumbline.reporting.experiment;

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
        List<Effect> effects = new ArrayList<>();
        List<String> names = new ArrayList<>(names());
        for (int i = 0; i < moments.size(); i++) {
            if (i != base) {
                effects.add(new Effect(moments.get(base), moments.get(i)));
            }
        }
        names.remove(base);
        ExperimentAnswer.SampleRatio split = SplitCheck.of(question.variants().stream().map(Variant::units).toList(), QuestionRules.weights(question));
        Ruling ruling = Ruling.of(question, names, effects, split, sequence, alpha);
        return new ExperimentAnswer(comparisons(names, effects), split, ruling.verdict(), ruling.reasons(), arms(), effects.size(), alpha, theta);
    }

    private List<Comparison> comparisons(List<String> names, List<Effect> effects) {
        Double[] adjusted = Holm.adjusted(effects.stream().map(e -> e.says() ? (Double) e.pValue() : null).toList());
        Double[] adjustedAnytime = Holm.adjusted(effects.stream().map(e -> e.says() ? (Double) e.anytimePValue(sequence) : null).toList());
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < effects.size(); i++) {
            comparisons.add(comparison(names.get(i), effects.get(i), adjusted[i], adjustedAnytime[i]));
        }
        return comparisons;
    }

    private Comparison comparison(String name, Effect effect, Double adjusted, Double adjustedAnytime) {
        Double difference = finite(effect.difference());
        Double lift = finite(effect.difference() / effect.base().value());
        return !effect.says() ? new Comparison(name, difference, null, lift, null, null, null, null, null, null)
                : new Comparison(name, difference, effect.interval(alpha), lift, effect.pValue(), effect.chanceToWin(question.prior()),
                        effect.anytimeInterval(sequence, alpha), effect.anytimePValue(sequence), adjusted, adjustedAnytime);
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
