package io.plumbline.reporting.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.Experiment;
import io.plumbline.campaign.api.ExperimentMeasure;
import io.plumbline.campaign.api.ExperimentStatus;
import io.plumbline.reporting.Fixture;
import io.plumbline.reporting.TestDatabase;
import io.plumbline.reporting.api.ExperimentAnswer;
import io.plumbline.reporting.api.ExperimentMetric;
import io.plumbline.reporting.api.ExperimentQuestion;
import io.plumbline.reporting.api.ExperimentQuestion.Variant;
import io.plumbline.reporting.api.ExperimentReadout;
import io.plumbline.reporting.api.ExperimentRuling;
import io.plumbline.reporting.api.ExperimentVerdict;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RulingBookTest {

    private static final UUID ONE = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);
    private static final Instant NOW = Instant.parse("2026-05-20T12:00:00Z");
    private static final ExperimentRuling WON = new ExperimentRuling(ExperimentVerdict.WINNER, "short", 0.25, NOW);
    private static final ExperimentRuling OPEN = new ExperimentRuling(ExperimentVerdict.NOT_ENOUGH_DATA, null, null, NOW.minusSeconds(60));

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void the_latest_look_stays_whichever_is_written_last_and_others_do_not_see_it(TestDatabase database) throws Exception {
        try (Connection connection = DriverManager.getConnection(database.create())) {
            RulingBook.keep(connection, Fixture.SHOP, ONE, OPEN);
            RulingBook.keep(connection, Fixture.SHOP, ONE, WON);
            RulingBook.keep(connection, Fixture.SHOP, ONE, OPEN);
            RulingBook.keep(connection, Fixture.SHOP, OTHER, OPEN);
            assertThat(RulingBook.of(connection, List.of(ONE, OTHER, new UUID(1, 3)), null)).isEqualTo(Map.of(ONE, WON, OTHER, OPEN));
            assertThat(RulingBook.of(connection, List.of(ONE), new UUID(9, 9))).isEmpty();
        }
    }

    @Test
    void a_winner_is_named_with_its_lift_and_nobody_else_is() {
        assertThat(ruled(told(1000, 1300, 1100))).isEqualTo(List.of(ExperimentVerdict.WINNER, "b", 0.3));
        assertThat(ruled(told(1000, 700, 750))).isEqualTo(List.of(ExperimentVerdict.LOSER, "c", -0.25));
        assertThat(ruled(told(1000, 1010, 1005)).subList(1, 3)).containsOnlyNulls();
        ExperimentReadout early = told(1000, 1300, 1100);
        assertThat(RulingBook.ruling(new ExperimentReadout(ONE, ExperimentVerdict.NOT_ENOUGH_DATA, early.reasons(), early.figures(), List.of(), null, 0, 2, NOW, "EUR", List.of(), null, null, List.of(), List.of())))
                .isEqualTo(new ExperimentRuling(ExperimentVerdict.NOT_ENOUGH_DATA, null, null, NOW));
    }

    @Test
    void what_can_still_change_is_read_out_again_when_its_verdict_is_an_hour_old() {
        Experiment running = experiment(ExperimentStatus.RUNNING, null);
        ExperimentRuling old = new ExperimentRuling(ExperimentVerdict.WINNER, "short", 0.25, NOW.minus(Duration.ofMinutes(61)));
        assertThat(RulingTimer.isDue(running, null, NOW)).isTrue();
        assertThat(RulingTimer.isDue(running, WON, NOW)).isFalse();
        assertThat(RulingTimer.isDue(running, old, NOW)).isTrue();
        assertThat(RulingTimer.isDue(experiment(ExperimentStatus.STOPPED, NOW.minus(Duration.ofDays(59))), old, NOW)).isTrue();
        assertThat(RulingTimer.isDue(experiment(ExperimentStatus.STOPPED, NOW.minus(Duration.ofDays(61))), old, NOW)).isFalse();
        assertThat(RulingTimer.isDue(experiment(ExperimentStatus.STOPPED, NOW.minusSeconds(5)), OPEN, NOW)).isTrue();
    }

    private static List<Object> ruled(ExperimentReadout told) {
        ExperimentRuling ruling = RulingBook.ruling(told);
        return Arrays.asList(ruling.verdict(), ruling.variant(), ruling.lift() == null ? null : Math.round(ruling.lift() * 1e9) / 1e9);
    }

    private static ExperimentReadout told(double a, double b, double c) {
        ExperimentAnswer figures = Evaluation.of(new ExperimentQuestion(ExperimentMetric.BINOMIAL, "a",
                List.of(new Variant("a", 10_000, a, null), new Variant("b", 10_000, b, null), new Variant("c", 10_000, c, null)), null, null, null, null, null));
        return new ExperimentReadout(ONE, figures.verdict(), figures.reasons(), figures, List.of(), null, 0, 20, NOW, "EUR", List.of(), null, null, List.of(), List.of());
    }

    private static Experiment experiment(ExperimentStatus status, Instant stopped) {
        return new Experiment(ONE, 1, Fixture.SHOP, new UUID(2, 2), new UUID(2, 3), "Long against short", null, "sale", ExperimentMeasure.CONVERSION_RATE, new BigDecimal("0.05"), new BigDecimal("0.1"), 14,
                List.of(), status, NOW.minus(Duration.ofDays(90)), NOW.minus(Duration.ofDays(80)), stopped);
    }
}
