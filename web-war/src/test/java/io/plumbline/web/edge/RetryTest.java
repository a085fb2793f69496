package io.plumbline.web.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.shared.Conflict;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryTest {

    @Test
    void a_lost_race_is_run_again_up_to_five_times() {
        AtomicInteger tries = new AtomicInteger();
        assertThat(Retry.of(() -> {
            if (tries.incrementAndGet() < 5) {
                throw new IllegalStateException(new SQLException("lock", "40001"));
            }
            return "done";
        })).isEqualTo("done");
        assertThatThrownBy(() -> Retry.of(() -> {
            tries.incrementAndGet();
            throw new IllegalStateException(new SQLException("lock", "40001"));
        })).isInstanceOf(IllegalStateException.class);
        assertThat(tries).hasValue(10);
    }

    @Test
    void a_refusal_and_a_bug_are_not_tried_again() {
        AtomicInteger tries = new AtomicInteger();
        assertThatThrownBy(() -> Retry.of(() -> {
            tries.incrementAndGet();
            throw new Conflict("no", "no");
        })).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> Retry.of(() -> {
            tries.incrementAndGet();
            throw new IllegalStateException("bug");
        })).isInstanceOf(IllegalStateException.class);
        assertThat(tries).hasValue(2);
    }
}
