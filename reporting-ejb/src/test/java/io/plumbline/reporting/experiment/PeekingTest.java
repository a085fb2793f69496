package io.plumbline.reporting.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.reporting.api.ExperimentMetric;
import io.plumbline.reporting.api.PeekAnswer;
import io.plumbline.reporting.api.PeekQuestion;
import io.plumbline.reporting.api.Weights;
import io.plumbline.shared.Invalid;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeekingTest {

    @ParameterizedTest
    @CsvSource({"BINOMIAL, 0.1, 0.5, 200", "BINOMIAL, 0.1, 0.1, 200", "BINOMIAL, 0.01, 0.5, 500", "BINOMIAL, 0.01, 0.1, 500", "BINOMIAL, 0.5, 0.5, 100", "BINOMIAL, 0.2, 0.9, 200",
            "MEAN, 0.1, 0.5, 200", "MEAN, 0.1, 0.1, 200", "MEAN, 0.01, 0.5, 500", "MEAN, 0.01, 0.1, 500", "RATIO, 0.1, 0.5, 200", "RATIO, 0.1, 0.1, 200", "RATIO, 0.01, 0.1, 500"})
    void without_a_difference_the_p_value_and_the_verdict_err_in_at_most_alpha_of_the_runs_however_often_one_looks(ExperimentMetric metric, double rate, double shareOfB, int unitsPerLook) {
        PeekAnswer played = Peeking.of(new PeekQuestion(rate, unitsPerLook, 60, 1000, Weights.of(List.of(1 - shareOfB, shareOfB)), 0.05, 20261122, metric));
        PeekAnswer.Look last = played.looks().get(59);

        assertThat(last.everPValue()).as("the p-value of one look, looked at sixty times").isGreaterThan(0.15);
        // Welch needs more results of baskets than thirty in the smaller arm.
        assertThat(last.oneLook()).as("looked at once").isBetween(0.02, metric == ExperimentMetric.BINOMIAL ? 0.08 : 0.15);
        assertThat(last.everAnytime()).as("the p-value itself, seed %d", played.seed()).isLessThanOrEqualTo(0.05);
        assertThat(last.everVerdict()).isLessThanOrEqualTo(last.everAnytime());
    }

    @Test
    void the_same_seed_plays_the_same_runs() {
        PeekQuestion question = new PeekQuestion(0.1, 50, 10, 50, null, 0.05, 7, ExperimentMetric.RATIO);
        assertThat(Peeking.of(question)).isEqualTo(Peeking.of(question));
    }

    @Test
    void more_than_the_bound_is_refused() {
        assertThatThrownBy(() -> Peeking.of(new PeekQuestion(0.1, 1000, 200, 5000, null, 0.05, 7, null))).isInstanceOf(Invalid.class);
    }
}
