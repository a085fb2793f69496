package io.plumbline.tracking.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Instant FIRST = Instant.parse("2026-11-22T00:00:00Z");
    private static final Instant END = FIRST.plus(Backoff.PATIENCE);

    @Test
    void pauses_double_from_a_minute_to_six_hours_and_end_with_the_day() {
        List<Long> minutes = new ArrayList<>();
        Instant now = FIRST;
        int tries = 1;
        for (Optional<Instant> next = Backoff.next(now, tries, END, null, 0.5); next.isPresent(); next = Backoff.next(now, ++tries, END, null, 0.5)) {
            minutes.add(Duration.between(now, next.get()).toMinutes());
            now = next.get();
        }
        assertThat(minutes).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 360L, 360L);
        assertThat(now).isBefore(END);
    }

    @Test
    void two_that_failed_together_do_not_knock_together_again() {
        assertThat(Backoff.next(FIRST, 4, END, null, 0).orElseThrow()).isEqualTo(FIRST.plusMillis(384_000));
        assertThat(Backoff.next(FIRST, 4, END, null, 1).orElseThrow()).isEqualTo(FIRST.plusMillis(576_000));
    }

    @Test
    void a_receiver_may_ask_for_more_time_but_not_for_ever() {
        assertThat(Backoff.next(FIRST, 1, END, Duration.ofMinutes(30), 0.5).orElseThrow()).isEqualTo(FIRST.plus(Duration.ofMinutes(30)));
        assertThat(Backoff.next(FIRST, 1, END, Duration.ofDays(30), 0.5).orElseThrow()).isEqualTo(FIRST.plus(Duration.ofHours(6)));
        assertThat(Backoff.next(FIRST, 5, END, Duration.ofSeconds(1), 0.5).orElseThrow()).isEqualTo(FIRST.plus(Duration.ofMinutes(16)));
    }
}
