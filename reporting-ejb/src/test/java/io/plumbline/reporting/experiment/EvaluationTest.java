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
    void the_anytime_interval_of_a_mean_is_the_published_one() {
        Comparison c = ask(ExperimentMetric.MEAN, new Variant("A", 10_000, 1000, 1000.0), new Variant("B", 10_000, 1300, 1300.0)).comparisons().get(0);

        double n = 20_000;
        double rho = Math.sqrt((-2 * Math.log(0.05) + Math.log(-2 * Math.log(0.05) + 1)) / 5000);
        double s2 = (0.1 * 0.9 + 0.13 * 0.87) / 9_999 * n;
        double half = Math.sqrt(s2) * Math.sqrt(2 * (n * rho * rho + 1) * Math.log(Math.sqrt(n * rho * rho + 1) / 0.05) / Math.pow(n * rho, 2));
        assertThat(rho * rho).isCloseTo(0.0015872, within(1e-6));
        assertThat(c.anytimeInterval().get(0)).isCloseTo(0.03 - half, within(1e-12));
        assertThat(c.anytimeInterval().get(1)).isCloseTo(0.03 + half, within(1e-12));
        assertThat(c.anytimePValue()).isBetween(c.pValue(), 0.05);
        assertThat(c.anytimeLift()).isNull();
    }

    @Test
    void before_the_least_amount_of_data_no_mean_or_ratio_is_evidence() {
        Comparison few = ask(ExperimentMetric.MEAN, new Variant("A", 5000, 20, 24.0), new Variant("B", 5000, 400, 500.0)).comparisons().get(0);
        assertThat(few.pValue()).isLessThan(1e-6);
        assertThat(few.anytimePValue()).as("twenty results of one variant").isEqualTo(1);
        assertThat(few.anytimeInterval().get(0)).isLessThanOrEqualTo(0);
        assertThat(few.anytimeInterval().get(1)).isGreaterThan(few.difference());
        Comparison enough = ask(ExperimentMetric.MEAN, new Variant("A", 5000, 40, 48.0), new Variant("B", 5000, 400, 500.0)).comparisons().get(0);
        assertThat(enough.anytimePValue()).isLessThan(0.05);
    }

    @Test
    void successes_are_compared_with_the_planned_shares() {
        Weights ninety = Weights.of(List.of(0.9, 0.1));
        Comparison c = ask(ninety, share("A", 90_000, 900), share("B", 10_000, 140)).comparisons().get(0);
        assertThat(c.anytimePValue()).as("the authors' program: 900 and 140 at 90/10").isCloseTo(0.011555399115356612, within(1e-9));
        assertThat(c.anytimeInterval().get(0)).isPositive();
        assertThat(c.anytimeInterval()).satisfies(i -> assertThat(c.difference()).isBetween(i.get(0), i.get(1)));
        assertThat(c.anytimeLift().get(0)).isPositive().isLessThan(c.relativeLift());
        assertThat(c.anytimeLift().get(1)).isGreaterThan(c.relativeLift());
    }

    /** Compared with shares that are not those of the units, 9,000 of 90,000 and 1,000 of 10,000 would be worlds apart. */
    @Test
    void where_the_split_is_broken_successes_are_not_held_against_it() {
        ExperimentAnswer answer = ask(ExperimentMetric.BINOMIAL, share("A", 90_000, 9000), share("B", 10_000, 1000));
        assertThat(answer.verdict()).isEqualTo(ExperimentVerdict.INVALID);
        assertThat(answer.comparisons().get(0).anytimePValue()).isGreaterThan(0.5);
        assertThat(answer.comparisons().get(0).anytimeLift()).isNull();
    }

    /** 1 / rho squared of the mixture for means, which the other test takes from the paper. */
    @Test
    void the_mixture_is_tuned_to_a_number_of_successes_when_asked() {
        ExperimentQuestion tuned = new ExperimentQuestion(ExperimentMetric.BINOMIAL, "A", List.of(share("A", 20_000, 2000), share("B", 20_000, 2050)), null, null, null, null, 5000.0);
        double concentration = 5000 / (-2 * Math.log(0.05) + Math.log(-2 * Math.log(0.05) + 1));
        assertThat(Evaluation.of(tuned).comparisons().get(0).anytimePValue())
                .isCloseTo(new ExactLook(20_000, 2000, 20_000, 2050, 0.5, concentration).pValue(), within(1e-12));
        List<Double> usual = new ExactLook(20_000, 2000, 20_000, 2050, 0.5, ExactLook.CONCENTRATION).lift(0.05);
        List<Double> lift = Evaluation.of(tuned).comparisons().get(0).anytimeLift();
        assertThat(lift.get(1) - lift.get(0)).as("narrower there than the mixture for fewer").isLessThan(usual.get(1) - usual.get(0));
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

    /** Word by word: readers of other languages are told them by their shape. */
    @Test
    void reasons_name_variant_baseline_and_finding() {
        assertThat(reason(share("A", 20_000, 2000), share("B", 20_000, 2600))).isEqualTo("B against A: better, by evidence that holds however often one looks.");
        assertThat(reason(share("A", 20_000, 2600), share("B", 20_000, 2000))).isEqualTo("B against A: worse, by evidence that holds however often one looks.");
        assertThat(reason(share("A", 200_000, 20_000), share("B", 200_000, 20_050))).isEqualTo("B against A: any difference is smaller than 10.0 % of the baseline.");
        assertThat(reason(share("A", 2000, 200), share("B", 2000, 209))).isEqualTo("B against A: the difference may still lie on either side of what matters.");
        assertThat(reason(share("A", 50, 5), share("B", 50, 9)))
                .isEqualTo("B against A: fewer units or results than a comparison needs (100 units, 25 successes and failures expected a variant).");
        assertThat(ask(ExperimentMetric.MEAN, new Variant("A", 5000, 20, 24.0), new Variant("B", 5000, 400, 500.0)).reasons())
                .containsExactly("B against A: fewer units or results than a comparison needs (100 units, 25 results of equal size a variant).");
    }

    private static String reason(Variant... variants) {
        return ask(ExperimentMetric.BINOMIAL, variants).reasons().get(0);
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

    /**
     * By hand: 100 visitors each, of whom 40 of the baseline and 50 of the variant spend 10. The variant brings 5.00 a visitor instead of 4.00: a fifth of it is incremental, 100 in all.
     * It cost 60 and the baseline 20: 40 more, so that 1 spent brought 2.5.
     */
    @Test
    void what_a_variant_brought_is_beside_what_the_same_visitors_would_have_brought_and_cost() {
        Comparison c = ask(ExperimentMetric.MEAN, new Variant("A", 100, 400, 4000.0).costing(20.0), new Variant("B", 100, 500, 5000.0).costing(60.0)).comparisons().get(0);
        assertThat(c.incremental().share()).isCloseTo(0.2, within(1e-12));
        assertThat(c.incremental().value()).isCloseTo(100, within(1e-9));
        assertThat(c.incremental().cost()).isCloseTo(40, within(1e-9));
        assertThat(c.incremental().iroas()).isCloseTo(2.5, within(1e-9));
        assertThat(c.incremental().iroasInterval().get(0)).isCloseTo(c.interval().get(0) * 100 / 40, within(1e-9));
    }

    @Test
    void a_variant_twice_as_large_is_compared_with_as_much_of_the_baseline() {
        Comparison c = ask(ExperimentMetric.MEAN, new Variant("A", 100, 400, 4000.0).costing(20.0), new Variant("B", 200, 1000, 10000.0).costing(120.0)).comparisons().get(0);
        assertThat(c.incremental().value()).isCloseTo(200, within(1e-9));
        assertThat(c.incremental().cost()).isCloseTo(80, within(1e-9));
    }

    @Test
    void nothing_is_made_of_costs_that_are_missing_equal_or_less_and_nothing_of_a_variant_that_brought_nothing() {
        Variant a = new Variant("A", 100, 400, 4000.0);
        Variant b = new Variant("B", 100, 500, 5000.0);
        assertThat(ask(ExperimentMetric.MEAN, a.costing(20.0), b).comparisons().get(0).incremental()).satisfies(i -> assertThat(i.cost()).isNull(), i -> assertThat(i.iroas()).isNull());
        assertThat(ask(ExperimentMetric.MEAN, a.costing(20.0), b.costing(20.0)).comparisons().get(0).incremental()).satisfies(i -> assertThat(i.cost()).isZero(), i -> assertThat(i.iroas()).isNull());
        assertThat(ask(ExperimentMetric.MEAN, a.costing(20.0), b.costing(10.0)).comparisons().get(0).incremental().iroas()).isNull();
        assertThat(ask(ExperimentMetric.BINOMIAL, share("A", 100, 10), share("B", 100, 0)).comparisons().get(0).incremental().share()).isNull();
        assertThat(ask(ExperimentMetric.BINOMIAL, share("A", 100, 0), share("B", 100, 0)).comparisons().get(0).incremental()).as("no variance").isNull();
    }

    /** An end q of Fieller's interval is where base − q · variant is just z standard errors from zero. */
    @Test
    void the_incremental_share_leaves_zero_out_exactly_when_the_difference_does_and_its_ends_are_where_fieller_has_them() {
        for (long successes = 60; successes <= 200; successes += 7) {
            ExperimentAnswer answer = ask((Weights) null, share("A", 1000, 100), share("B", 1000, successes));
            Comparison c = answer.comparisons().get(0);
            List<Double> ends = c.incremental().shareInterval();
            assertThat(ends.get(0) > 0 || ends.get(1) < 0).as("%d", successes).isEqualTo(c.interval().get(0) > 0 || c.interval().get(1) < 0);
            double p = successes / 1000.0;
            double variance = c.interval().get(1) - c.interval().get(0);
            double z = variance / 2 / Math.sqrt(0.1 * 0.9 / 1000 + p * (1 - p) / 1000);
            for (double end : ends) {
                double q = 1 - end;
                assertThat(Math.abs(0.1 - q * p) / Math.sqrt(0.1 * 0.9 / 1000 + q * q * p * (1 - p) / 1000)).isCloseTo(z, within(1e-9));
            }
        }
        assertThat(ask((Weights) null, share("A", 50, 10), share("B", 50, 1)).comparisons().get(0).incremental().shareInterval()).as("one success bounds nothing").isNull();
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
