package io.plumbline.reporting.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.reporting.api.ExperimentAnswer;
import io.plumbline.reporting.api.ExperimentAnswer.Comparison;
import io.plumbline.reporting.api.ExperimentMetric;
import io.plumbline.reporting.api.ExperimentQuestion;
import io.plumbline.reporting.api.ExperimentQuestion.Prior;
import io.plumbline.reporting.api.ExperimentQuestion.Variant;
import io.plumbline.reporting.api.ExperimentVerdict;
import io.plumbline.reporting.api.Weights;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    /** Student 1908, the ten patients of Cushny and Peebles; R: t.test(extra ~ group) gives t = -1.8608, df = 17.776, p = 0.07939, interval -3.365 to 0.205. */
    @Test
    void the_sleep_data_give_the_published_welch_test() {
        double[] one = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
        double[] two = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

        Comparison c = ask(ExperimentMetric.MEAN, sums("1", one), sums("2", two)).comparisons().get(0);

        assertThat(c.difference()).isCloseTo(1.58, within(1e-12));
        assertThat(c.pValue()).isCloseTo(0.07939, within(5e-6));
        assertThat(c.interval().get(0)).isCloseTo(-0.2054832, within(5e-7));
        assertThat(c.interval().get(1)).isCloseTo(3.3654832, within(5e-7));
        assertThat(c.relativeLift()).isCloseTo(1.58 / 0.75, within(1e-12));
    }

    /** z = 0.03 / sqrt(0.1·0.9/10000 + 0.13·0.87/10000) = 6.6553; with 19,900 degrees Student and normal agree to four digits. */
    @Test
    void a_share_is_compared_by_wald_with_one_variance_an_arm() {
        Comparison c = ask(ExperimentMetric.BINOMIAL, share("A", 10_000, 1000), share("B", 10_000, 1300)).comparisons().get(0);

        double error = Math.sqrt((0.1 * 0.9 + 0.13 * 0.87) / 10_000);
        assertThat(c.difference()).isCloseTo(0.03, within(1e-12));
        assertThat(c.interval().get(1) - c.difference()).isCloseTo(1.95996 * error, within(1e-6));
        assertThat(c.pValue()).isCloseTo(2.83e-11, within(0.1e-11));
        assertThat(c.chanceToWin()).isGreaterThan(0.9999999);
    }

    /** Equations 9 and 161 of arXiv 2103.06476v7 evaluated by hand: ρ² = 0.0015863 at alpha 0.05, tuning 5000. */
    @Test
    void the_anytime_interval_is_the_published_one() {
        Comparison c = ask(ExperimentMetric.BINOMIAL, share("A", 10_000, 1000), share("B", 10_000, 1300)).comparisons().get(0);

        double n = 20_000;
        double rho = Math.sqrt((-2 * Math.log(0.05) + Math.log(-2 * Math.log(0.05) + 1)) / 5000);
        double s2 = (0.1 * 0.9 + 0.13 * 0.87) / 10_000 * n;
        double half = Math.sqrt(s2) * Math.sqrt(2 * (n * rho * rho + 1) * Math.log(Math.sqrt(n * rho * rho + 1) / 0.05) / Math.pow(n * rho, 2));
        assertThat(rho * rho).isCloseTo(0.0015872, within(1e-6));
        assertThat(c.anytimeInterval().get(0)).isCloseTo(0.03 - half, within(1e-12));
        assertThat(c.anytimeInterval().get(1)).isCloseTo(0.03 + half, within(1e-12));
        assertThat(c.anytimePValue()).isBetween(c.pValue(), 0.05);
    }

    @Test
    void an_anytime_p_value_equals_alpha_exactly_where_the_interval_touches_zero() {
        Sequence sequence = Sequence.of(0.05, 5000);
        double half = sequence.halfWidth(0.0004, 3000, 0.05);
        assertThat(sequence.pValue(half, 0.0004, 3000)).isCloseTo(0.05, within(1e-12));
    }

    @Test
    void a_ratio_has_the_variance_of_the_delta_method_as_the_jackknife_finds_it() {
        Random random = new Random(4);
        int n = 4000;
        double[] top = new double[n];
        double[] bottom = new double[n];
        for (int i = 0; i < n; i++) {
            bottom[i] = 1 + random.nextInt(5);
            top[i] = bottom[i] * (2 + random.nextGaussian()) + random.nextGaussian();
        }
        Moments m = Moments.of(ExperimentMetric.RATIO, ratio("A", top, bottom));

        double sumTop = Arrays.stream(top).sum();
        double sumBottom = Arrays.stream(bottom).sum();
        double[] left = new double[n];
        for (int i = 0; i < n; i++) {
            left[i] = (sumTop - top[i]) / (sumBottom - bottom[i]);
        }
        double mean = Arrays.stream(left).average().orElseThrow();
        double jackknife = Arrays.stream(left).map(x -> (x - mean) * (x - mean)).sum() * (n - 1) / n;
        assertThat(m.value()).isCloseTo(sumTop / sumBottom, within(1e-12));
        assertThat(m.ofValue()).isCloseTo(jackknife, within(jackknife * 0.005));
    }

    @Test
    void what_was_known_before_is_taken_out_and_the_interval_narrows_as_least_squares_says() {
        Random random = new Random(20261122);
        int n = 3000;
        double[][] x = new double[2][n];
        double[][] y = new double[2][n];
        for (int arm = 0; arm < 2; arm++) {
            for (int i = 0; i < n; i++) {
                x[arm][i] = 10 + 3 * random.nextGaussian();
                y[arm][i] = 2 * x[arm][i] + 0.3 * arm + random.nextGaussian();
            }
        }
        ExperimentAnswer plain = ask(ExperimentMetric.MEAN, sums("A", y[0]), sums("B", y[1]));
        ExperimentAnswer cuped = ask(ExperimentMetric.MEAN, covaried("A", y[0], x[0]), covaried("B", y[1], x[1]));

        double slope = withinSlope(x, y);
        double byHand = mean(y[1]) - mean(y[0]) - slope * (mean(x[1]) - mean(x[0]));
        assertThat(cuped.cupedTheta()).isCloseTo(slope, within(1e-9));
        assertThat(cuped.comparisons().get(0).difference()).isCloseTo(byHand, within(1e-9));
        assertThat(width(cuped)).isLessThan(width(plain) / 5);
        assertThat(cuped.verdict()).isEqualTo(ExperimentVerdict.WINNER);
    }

    @Test
    void a_tight_prior_holds_the_chance_to_win_and_a_wide_one_lets_it_go() {
        ExperimentQuestion.Variant a = share("A", 1000, 100);
        ExperimentQuestion.Variant b = share("B", 1000, 130);
        double flat = chance(a, b, null);
        double wide = chance(a, b, new Prior(0.0, 100.0, null));
        double variance = (0.1 * 0.9 + 0.13 * 0.87) / 1000;
        double even = chance(a, b, new Prior(0.0, variance, null));

        assertThat(flat).isCloseTo(Normal.below(0.03 / Math.sqrt(variance)), within(1e-12));
        assertThat(wide).isCloseTo(flat, within(1e-6));
        assertThat(even).as("half the weight: z shrinks by the root of two").isCloseTo(Normal.below(0.03 / Math.sqrt(2 * variance)), within(1e-12));
        assertThat(chance(a, b, new Prior(0.0, variance / 0.01, true))).as("on the scale of the lift").isCloseTo(even, within(1e-12));
    }

    /** R: chisq.test(c(500, 600)) p = 0.002569; chisq.test(c(10000, 10500)) p = 0.000479. */
    @Test
    void a_split_that_is_not_the_planned_one_silences_the_verdict() {
        assertThat(ask(ExperimentMetric.BINOMIAL, share("A", 500, 50), share("B", 600, 60)).sampleRatio().pValue()).isCloseTo(0.002569, within(1e-6));
        ExperimentAnswer broken = ask(ExperimentMetric.BINOMIAL, share("A", 10_000, 1000), share("B", 10_500, 2000));
        assertThat(broken.sampleRatio().pValue()).isCloseTo(0.000479, within(1e-6));
        assertThat(broken.sampleRatio().mismatch()).isTrue();
        assertThat(broken.verdict()).isEqualTo(ExperimentVerdict.INVALID);
    }

    @Test
    void the_larger_arm_of_an_uneven_split_is_not_crowned() {
        Weights ninety = Weights.of(List.of(0.9, 0.1));
        assertThat(ask(ninety, share("A", 9000, 900), share("B", 1000, 100)).verdict()).isEqualTo(ExperimentVerdict.NOT_ENOUGH_DATA);
        assertThat(ask(ninety, share("A", 900_000, 90_000), share("B", 100_000, 10_000)).verdict()).isEqualTo(ExperimentVerdict.NO_DIFFERENCE);
        assertThat(ask(ninety, share("A", 20_000, 20), share("B", 2222, 0)).verdict()).as("no success yet in the small arm").isEqualTo(ExperimentVerdict.NOT_ENOUGH_DATA);
    }

    @Test
    void verdicts_say_winner_loser_nothing_and_not_yet() {
        assertThat(ask(ExperimentMetric.BINOMIAL, share("A", 20_000, 2000), share("B", 20_000, 2600)).verdict()).isEqualTo(ExperimentVerdict.WINNER);
        assertThat(ask(ExperimentMetric.BINOMIAL, share("A", 20_000, 2600), share("B", 20_000, 2000)).verdict()).isEqualTo(ExperimentVerdict.LOSER);
        assertThat(ask(ExperimentMetric.BINOMIAL, share("A", 200_000, 20_000), share("B", 200_000, 20_050)).verdict()).isEqualTo(ExperimentVerdict.NO_DIFFERENCE);
        assertThat(ask(ExperimentMetric.BINOMIAL, share("A", 50, 5), share("B", 50, 9)).verdict()).isEqualTo(ExperimentVerdict.NOT_ENOUGH_DATA);
        ExperimentAnswer empty = ask(ExperimentMetric.BINOMIAL, share("A", 0, 0), share("B", 0, 0));
        assertThat(empty.verdict()).isEqualTo(ExperimentVerdict.NOT_ENOUGH_DATA);
        assertThat(empty.comparisons().get(0).pValue()).isNull();
    }

    @Test
    void a_difference_that_one_comparison_would_show_must_survive_nine() {
        List<Variant> two = List.of(share("A", 10_000, 1000), share("B", 10_000, 1155));
        List<Variant> ten = new ArrayList<>(two);
        for (char name = 'C'; name <= 'J'; name++) {
            ten.add(share(String.valueOf(name), 10_000, 1000));
        }
        ExperimentAnswer one = ask(ExperimentMetric.BINOMIAL, two.toArray(Variant[]::new));
        ExperimentAnswer nine = ask(ExperimentMetric.BINOMIAL, ten.toArray(Variant[]::new));

        assertThat(one.verdict()).isEqualTo(ExperimentVerdict.WINNER);
        assertThat(nine.comparisons().get(0).pValue()).isEqualTo(one.comparisons().get(0).pValue());
        assertThat(nine.comparisons().get(0).adjustedPValue()).isCloseTo(9 * one.comparisons().get(0).pValue(), within(1e-12));
        assertThat(nine.verdict()).isNotEqualTo(ExperimentVerdict.WINNER);
    }

    /** R: p.adjust(c(0.01, 0.04, 0.03), "holm") is 0.03 0.06 0.06. */
    @Test
    void holm_steps_down_as_published() {
        assertThat(Holm.adjusted(List.of(0.01, 0.04, 0.03))).containsExactly(0.03, 0.06, 0.06);
    }

    @Test
    void sums_that_no_data_can_have_are_refused_by_pointer() {
        assertThat(pointers(new ExperimentQuestion(ExperimentMetric.BINOMIAL, "Z", List.of(share("A", 10, 11), share("A", 10, 5)), Weights.of(List.of(1.0)), 2.0,
                new Prior(0.0, 0.0, null), null, null))).containsExactlyInAnyOrder("/baseline", "/alpha", "/prior/variance", "/variants/0/sum", "/variants/1/name", "/weights");
        assertThat(pointers(new ExperimentQuestion(ExperimentMetric.MEAN, "A", List.of(new Variant("A", 10, 100, 999.0), new Variant("B", 10, 100, null)), null, null, null, null, null)))
                .containsExactly("/variants/0/sumSquares", "/variants/1/sumSquares");
        Variant impossible = new Variant("A", 10L, 10.0, 20.0, 10.0, 20.0, 500.0, null, null, null);
        assertThat(pointers(new ExperimentQuestion(ExperimentMetric.RATIO, "A", List.of(impossible, impossible), null, null, null, null, null)))
                .contains("/variants/0/crossSum");
    }

    private static List<String> pointers(ExperimentQuestion question) {
        List<String> found = new ArrayList<>();
        assertThatThrownBy(() -> Evaluation.of(question)).isInstanceOfSatisfying(Invalid.class,
                no -> found.addAll(no.faults().stream().map(Refusal.Fault::pointer).toList()));
        return found;
    }

    private static double chance(Variant a, Variant b, Prior prior) {
        return Evaluation.of(new ExperimentQuestion(ExperimentMetric.BINOMIAL, "A", List.of(a, b), null, null, prior, null, null)).comparisons().get(0).chanceToWin();
    }

    private static ExperimentAnswer ask(Weights weights, Variant... variants) {
        return Evaluation.of(new ExperimentQuestion(ExperimentMetric.BINOMIAL, variants[0].name(), List.of(variants), weights, null, null, null, null));
    }

    private static ExperimentAnswer ask(ExperimentMetric metric, Variant... variants) {
        return Evaluation.of(new ExperimentQuestion(metric, variants[0].name(), List.of(variants), null, null, null, null, null));
    }

    private static Variant share(String name, long units, long successes) {
        return new Variant(name, units, successes, null);
    }

    private static Variant sums(String name, double[] y) {
        return new Variant(name, y.length, Arrays.stream(y).sum(), dot(y, y));
    }

    private static Variant ratio(String name, double[] top, double[] bottom) {
        return new Variant(name, (long) top.length, Arrays.stream(top).sum(), dot(top, top), Arrays.stream(bottom).sum(), dot(bottom, bottom), dot(top, bottom), null, null, null);
    }

    private static Variant covaried(String name, double[] y, double[] x) {
        return new Variant(name, (long) y.length, Arrays.stream(y).sum(), dot(y, y), null, null, null, Arrays.stream(x).sum(), dot(x, x), dot(x, y));
    }

    private static double withinSlope(double[][] x, double[][] y) {
        double cross = 0;
        double squares = 0;
        for (int arm = 0; arm < 2; arm++) {
            for (int i = 0; i < x[arm].length; i++) {
                cross += (x[arm][i] - mean(x[arm])) * (y[arm][i] - mean(y[arm]));
                squares += (x[arm][i] - mean(x[arm])) * (x[arm][i] - mean(x[arm]));
            }
        }
        return cross / squares;
    }

    private static double width(ExperimentAnswer answer) {
        List<Double> interval = answer.comparisons().get(0).interval();
        return interval.get(1) - interval.get(0);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
