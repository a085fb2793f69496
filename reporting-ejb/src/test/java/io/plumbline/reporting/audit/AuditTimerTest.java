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

    @Test
    void it_runs_every_hour_while_it_is_quick() {
        assertThat(AuditTimer.isDue(Optional.empty(), NOON)).isTrue();
        assertThat(AuditTimer.isDue(took(Duration.ofSeconds(20)), NOON)).isTrue();
    }

    @Test
    void it_runs_at_night_only_once_it_takes_minutes() {
        assertThat(AuditTimer.isDue(took(Duration.ofMinutes(7)), NOON)).isFalse();
        assertThat(AuditTimer.isDue(took(Duration.ofMinutes(7)), NOON.plus(Duration.ofHours(15)))).isTrue();
    }

    private static Optional<Run> took(Duration time) {
        return Optional.of(new Run(UUID.randomUUID(), "schedule", "one", NOON.minus(Duration.ofHours(1)), NOON.minus(Duration.ofHours(1)).plus(time), "ok", List.of()));
    }
}
