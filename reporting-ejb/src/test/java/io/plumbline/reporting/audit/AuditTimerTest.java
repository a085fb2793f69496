package io.plumbline.reporting.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.reporting.api.SelfAudit.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditTimerTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:17:00Z");

    private static final Instant STARTED = NOON.minus(Duration.ofHours(2));

    @Test
    void it_runs_once_an_hour_while_it_is_quick() {
        assertThat(due(Optional.empty(), 0, NOON)).isTrue();
        assertThat(due(took(Duration.ofSeconds(20)), 0, NOON)).isTrue();
        assertThat(due(took(Duration.ofSeconds(20)), 0, NOON.minus(Duration.ofMinutes(50)))).as("the hour it has run in").isFalse();
    }

    @Test
    void it_runs_at_night_only_once_it_takes_minutes() {
        assertThat(due(took(Duration.ofMinutes(7)), 0, NOON)).isFalse();
        assertThat(due(took(Duration.ofMinutes(7)), 0, NOON.plus(Duration.ofHours(15)))).isTrue();
    }

    @Test
    void while_clicks_come_in_thousands_a_second_it_waits_and_not_for_ever() {
        assertThat(due(took(Duration.ofSeconds(20)), 1_001, NOON)).isFalse();
        assertThat(due(took(Duration.ofSeconds(20)), 1_000, NOON)).isTrue();
        assertThat(due(took(Duration.ofSeconds(20)), 30_000, NOON.plus(Duration.ofHours(11)))).isTrue();
        assertThat(due(Optional.empty(), 30_000, NOON)).isFalse();
        assertThat(due(Optional.empty(), 30_000, NOON.plus(Duration.ofHours(10)))).isTrue();
    }

    private static boolean due(Optional<Run> last, double rate, Instant now) {
        return AuditTimer.isDue(last, STARTED, rate, now);
    }

    private static Optional<Run> took(Duration time) {
        return Optional.of(new Run(UUID.randomUUID(), "schedule", "one", NOON.minus(Duration.ofHours(1)), NOON.minus(Duration.ofHours(1)).plus(time), "ok", List.of()));
    }
}
