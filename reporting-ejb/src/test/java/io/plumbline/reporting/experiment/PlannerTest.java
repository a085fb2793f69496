package io.plumbline.reporting.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.reporting.api.ExperimentMetric;
import io.plumbline.reporting.api.SamplePlan;
import io.plumbline.reporting.api.SampleQuestion;
import io.plumbline.shared.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {

    /** R's power.t.test: n = 393.41, 63.77, 25.52, 85.03 and, from its help page, 22.02. Cohen 1988 has 393, 64, 26 and 85 or 86. */
    @ParameterizedTest
    @CsvSource({"0.2, 0.8, 394", "0.5, 0.8, 64", "0.8, 0.8, 26", "0.5, 0.9, 86", "1.0, 0.9, 23"})
    void means_need_what_r_says(double effect, double power, long units) {
        assertThat(plan(new SampleQuestion(ExperimentMetric.MEAN, 10.0, effect, false, 0.05, power, 2, 1.0, null)).unitsPerVariant()).isEqualTo(units);
    }

    /** R's help page of power.prop.test: p1 = 0.50, p2 = 0.75, power 0.90 needs n = 76.7; 0.10 against 0.12 at 0.8 needs 3840.85. */
    @ParameterizedTest
    @CsvSource({"0.50, 0.25, 0.9, 77", "0.10, 0.02, 0.8, 3841"})
    void shares_need_what_r_says_too(double baseline, double effect, double power, long units) {
        assertThat(plan(new SampleQuestion(ExperimentMetric.BINOMIAL, baseline, effect, null, 0.05, power, null, null, null)).unitsPerVariant()).isEqualTo(units);
    }

    @Test
    void a_relative_effect_is_a_share_of_the_baseline() {
        assertThat(plan(new SampleQuestion(ExperimentMetric.BINOMIAL, 0.10, 0.2, true, 0.05, 0.8, 2, null, null)).unitsPerVariant()).isEqualTo(3841);
    }

    @Test
    void more_variants_looking_at_any_time_and_whole_weeks_cost_more() {
        SamplePlan two = plan(new SampleQuestion(ExperimentMetric.BINOMIAL, 0.10, 0.02, null, 0.05, 0.8, 2, null, 1000.0));
        SamplePlan four = plan(new SampleQuestion(ExperimentMetric.BINOMIAL, 0.10, 0.02, null, 0.05, 0.8, 4, null, 1000.0));
        SamplePlan corrected = plan(new SampleQuestion(ExperimentMetric.BINOMIAL, 0.10, 0.02, null, 0.05 / 3, 0.8, 2, null, null));

        assertThat(four.unitsPerVariant()).isEqualTo(corrected.unitsPerVariant()).isGreaterThan(two.unitsPerVariant());
        assertThat(two.unitsPerVariantAnytime()).isGreaterThan(two.unitsPerVariant());
        double successes = two.unitsPerVariantAnytime() * 0.22;
        double share = 0.12 / 0.22;
        assertThat(share - 0.8416 * Math.sqrt(share * (1 - share) / successes)).as("four of five times the successes show it").isCloseTo(ExactLook.critical(successes, 0.05), within(1e-4));
        assertThat(two.days()).as("7,682 units at 1,000 a day").isEqualTo(14);
    }

    @Test
    void the_power_of_students_test_is_the_published_one() {
        assertThat(Power.ofT(0.5, 64, 0.05)).as("R: power.t.test(n = 64, delta = 0.5)").isCloseTo(0.8014596, within(1e-5));
        assertThat(Power.ofT(1, 20, 0.05)).as("R's help page: power.t.test(n = 20, delta = 1)").isCloseTo(0.8689528, within(1e-5));
    }

    @Test
    void an_effect_that_cannot_be_is_refused() {
        assertThatThrownBy(() -> plan(new SampleQuestion(ExperimentMetric.BINOMIAL, 0.9, 0.2, null, null, null, null, null, null))).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> plan(new SampleQuestion(ExperimentMetric.MEAN, 9.0, 0.2, null, null, null, null, null, null))).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> plan(new SampleQuestion(ExperimentMetric.BINOMIAL, 0.5, 1e-9, null, null, null, null, null, null))).isInstanceOf(Invalid.class);
    }

    private static SamplePlan plan(SampleQuestion question) {
        return Planner.of(question);
    }
}
