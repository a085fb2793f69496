package io.plumbline.tracking.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void a_journal_whose_database_keeps_up_gathers_for_less_than_a_force_takes() {
        assertThat(Pace.gatherNanos(0)).isEqualTo(Duration.ofMillis(1).toNanos() * 3 / 10);
        assertThat(Pace.gatherNanos(7_000)).isEqualTo(Pace.gatherNanos(0));
    }

    @Test
    void it_gathers_longer_the_further_the_database_is_behind_and_never_for_more_than_ten() {
        assertThat(Pace.gatherNanos(13_000)).isEqualTo(Pace.gatherNanos(0) + Duration.ofMillis(3).toNanos());
        assertThat(Pace.gatherNanos(27_000)).isEqualTo(Duration.ofMillis(10).toNanos());
        assertThat(Pace.gatherNanos(Long.MAX_VALUE / Duration.ofMillis(1).toNanos())).isEqualTo(Duration.ofMillis(10).toNanos());
    }
}
