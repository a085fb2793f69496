package io.plumbline.tracking.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DailySaltsTest {

    private static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-22");

    @Test
    void a_visitor_is_known_again_on_the_day_and_not_on_the_next() {
        DailySalts salts = new DailySalts();
        salts.hold(Map.of(DAY, DailySalts.fresh(), DAY.plusDays(1), DailySalts.fresh()));
        UUID first = salts.key(MORNING, "shop", "203.0.113.7", "Firefox");

        assertThat(salts.key(MORNING.plus(Duration.ofHours(15)), "shop", "203.0.113.7", "Firefox")).isEqualTo(first);
        assertThat(salts.key(MORNING.plus(Duration.ofHours(16)), "shop", "203.0.113.7", "Firefox")).isNotEqualTo(first);
        assertThat(salts.key(MORNING, "other shop", "203.0.113.7", "Firefox")).isNotEqualTo(first);
        assertThat(salts.key(MORNING, "shop", "203.0.113.7", "Chrome")).isNotEqualTo(first);
        assertThat(salts.key(MORNING, "shop2", "03.0.113.7", "Firefox")).as("parts do not run together").isNotEqualTo(salts.key(MORNING, "shop", "203.0.113.7", "Firefox"));
    }

    @Test
    void all_nodes_with_the_same_salt_agree_and_a_destroyed_salt_is_never_found_again() {
        byte[] salt = DailySalts.fresh();
        DailySalts here = new DailySalts();
        DailySalts there = new DailySalts();
        here.hold(Map.of(DAY, salt));
        there.hold(Map.of(DAY, salt));
        UUID key = here.key(MORNING, "a", "b");
        assertThat(there.key(MORNING, "a", "b")).isEqualTo(key);

        here.hold(Map.of(DAY.plusDays(1), DailySalts.fresh()));

        assertThat(here.key(MORNING, "a", "b")).isNotEqualTo(key);
    }
}
