package io.plumbline.reporting.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactLookTest {

    /** All of them together weigh less than a millionth. */
    private static final double NEGLIGIBLE = 1e-13;

    /** The program the authors published with the paper (sequential_p_value, default mixture of 100 times the shares), run with scipy 1.17. */
    @ParameterizedTest
    @CsvSource({"100, 150, 0.5, 0.051517234453623266", "2000, 2300, 0.5, 0.00023805621408880417", "900, 140, 0.1, 0.011555399115356612", "1000, 1155, 0.5, 0.02297460747647341",
            "10, 0, 0.5, 0.6626780986261899", "20, 0, 0.1, 0.8302855049255168"})
    void p_values_are_those_of_the_authors_program(double base, double arm, double share, double published) {
        assertThat(look(base, arm, share).pValue()).isCloseTo(published, within(1e-9));
    }

    /** An urn that starts with the mixture's balls and gains one of the colour drawn (Pólya) foretells each success; the evidence is how much better it foretold. */
    @Test
    void evidence_is_what_an_urn_gains_by_foretelling_each_success_in_whatever_order() {
        SplittableRandom random = new SplittableRandom(20261122);
        for (double share : new double[] {0.5, 0.1, 0.75}) {
            double arm = 100 * share;
            double base = 100 * (1 - share);
            double gained = 0;
            for (int n = 0; n < 400; n++) {
                boolean hit = random.nextDouble() < 1.3 * share;
                gained += Math.log((hit ? arm : base) / (arm + base)) - Math.log(hit ? share : 1 - share);
                arm += hit ? 1 : 0;
                base += hit ? 0 : 1;
                ShareMixture mixture = new ShareMixture(100 * share, 100 * (1 - share));
                assertThat(mixture.logEvidence(share, arm - 100 * share, base - 100 * (1 - share))).isCloseTo(gained, within(1e-9));
            }
        }
    }

    /** All ways in which up to so many successes can fall, counted: no simulation. */
    @ParameterizedTest
    @CsvSource({"0.5, 100, 0.05, 3000", "0.1, 100, 0.05, 3000", "0.9, 100, 0.05, 3000", "0.1, 10, 0.05, 1000", "0.5, 1, 0.05, 1000", "0.5, 100, 0.2, 2000", "0.02, 100, 0.01, 2000"})
    void under_equal_rates_the_chance_of_ever_declaring_a_difference_stays_below_alpha(double share, double concentration, double alpha, int most) {
        double declared = chanceOfDeclaring(share, share, concentration, alpha, most);
        assertThat(declared).isLessThanOrEqualTo(alpha).as("and is not so small that the test finds nothing").isGreaterThan(alpha / 20);
    }

    @Test
    void a_lift_of_a_fifth_is_found_in_four_of_five_runs_by_the_successes_the_plan_asks_for() {
        double share = 1.2 / 2.2;
        int successes = 1;
        while (share < ExactLook.critical(successes, 0.05) + 0.8416 * Math.sqrt(share * (1 - share) / successes)) {
            successes++;
        }
        assertThat(successes).isBetween(1500, 2000);
        assertThat(chanceOfDeclaring(0.5, share, ExactLook.CONCENTRATION, 0.05, successes)).as("sooner or at the end, by all ways counted").isBetween(0.8, 0.9);
    }

    @Test
    void the_interval_leaves_zero_out_exactly_when_the_p_value_is_at_most_alpha() {
        SplittableRandom random = new SplittableRandom(7);
        int declared = 0;
        for (int i = 0; i < 4000; i++) {
            double share = 0.05 + 0.9 * random.nextDouble();
            long baseUnits = 200 + random.nextInt(5000);
            long units = 200 + random.nextInt(5000);
            ExactLook look = new ExactLook(baseUnits, random.nextInt(200), units, random.nextInt(200), share, 100);
            List<Double> interval = look.interval(0.05);
            boolean leavesOut = interval.get(0) > 0 || interval.get(1) < 0;
            assertThat(leavesOut).as("%s: %s, p %s", look, interval, look.pValue()).isEqualTo(look.pValue() <= 0.05);
            assertThat(interval.get(0) > 0).as(look.toString()).isEqualTo(leavesOut && look.isAbove());
            List<Double> lift = look.lift(0.05);
            assertThat(lift == null || lift.get(0) > 0 == interval.get(0) > 0 && lift.get(1) < 0 == interval.get(1) < 0).as("the lift says the same").isTrue();
            declared += leavesOut ? 1 : 0;
        }
        assertThat(declared).as("both happen").isBetween(500, 3500);
    }

    /** Ends of the lift put back into the evidence: there, and there only, it is one over alpha. */
    @Test
    void the_ends_of_the_lift_are_the_lifts_whose_own_test_has_p_alpha() {
        ExactLook look = look(1000, 1155, 0.4);
        for (double lift : look.lift(0.05)) {
            double share = 0.4 * (1 + lift) / (0.4 * (1 + lift) + 0.6);
            assertThat(new ShareMixture(40, 60).pValue(share, 1155, 1000)).isCloseTo(0.05, within(1e-9));
        }
    }

    /** Forty looks at each of 300 experiments with a true lift, at rates that are no small ones. */
    @ParameterizedTest
    @CsvSource({"0.1, 0.0, 0.5", "0.1, 0.2, 0.5", "0.1, 1.0, 0.1", "0.02, 0.2, 0.1", "0.4, 0.5, 0.5"})
    void intervals_hold_the_true_difference_and_lift_at_all_looks_at_once(double rate, double lift, double share) {
        SplittableRandom random = new SplittableRandom(11);
        int missedDifference = 0;
        int missedLift = 0;
        int runs = 300;
        for (int run = 0; run < runs; run++) {
            long[] units = new long[2];
            long[] successes = new long[2];
            boolean difference = false;
            boolean ofLift = false;
            for (int n = 1; n <= 12_000; n++) {
                int arm = random.nextDouble() < share ? 1 : 0;
                units[arm]++;
                successes[arm] += random.nextDouble() < rate * (arm == 1 ? 1 + lift : 1) ? 1 : 0;
                if (n % 300 == 0 && successes[0] + successes[1] > 0) {
                    ExactLook look = new ExactLook(units[0], successes[0], units[1], successes[1], share, 100);
                    difference |= outside(look.interval(0.05), rate * lift);
                    ofLift |= look.lift(0.05) != null && outside(look.lift(0.05), lift);
                }
            }
            missedDifference += difference ? 1 : 0;
            missedLift += ofLift ? 1 : 0;
        }
        assertThat(missedDifference / (double) runs).isLessThanOrEqualTo(0.05);
        assertThat(missedLift / (double) runs).isLessThanOrEqualTo(0.05);
    }

    @Test
    void nothing_of_one_variant_leaves_the_lift_open() {
        assertThat(look(0, 12, 0.5).lift(0.05)).isNull();
        assertThat(look(12, 0, 0.5).lift(0.05).get(0)).isEqualTo(-1);
        assertThat(look(0, 12, 0.5).interval(0.05).get(1)).isPositive();
    }

    private static boolean outside(List<Double> interval, double truth) {
        return truth < interval.get(0) || truth > interval.get(1);
    }

    private static ExactLook look(double base, double arm, double share) {
        return new ExactLook(100_000, base, 100_000, arm, share, ExactLook.CONCENTRATION);
    }

    /** Of every number of hits the chance to be there without anything having been declared yet, success by success. */
    private static double chanceOfDeclaring(double planned, double truth, double concentration, double alpha, int most) {
        ShareMixture mixture = new ShareMixture(concentration * planned, concentration * (1 - planned));
        double[] still = {1};
        double declared = 0;
        for (int n = 1; n <= most; n++) {
            double[] next = new double[n + 1];
            for (int hits = 0; hits < n; hits++) {
                next[hits] += still[hits] * (1 - truth);
                next[hits + 1] += still[hits] * truth;
            }
            for (int hits = 0; hits <= n; hits++) {
                if (next[hits] > NEGLIGIBLE && mixture.pValue(planned, hits, n - hits) <= alpha) {
                    declared += next[hits];
                    next[hits] = 0;
                }
            }
            still = next;
        }
        return declared;
    }
}
