package io.plumbline.web.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class HomewardTest {

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final Executor thread = tasks::add;
    private final List<Integer> sent = new ArrayList<>();

    @Test
    void one_call_brings_all_that_waits_in_order() {
        for (int i = 0; i < 500; i++) {
            int answer = i;
            send(thread, () -> sent.add(answer));
        }
        assertThat(tasks).hasSize(1);
        tasks.remove().run();
        assertThat(sent).hasSize(500).isSorted();
        assertThat(tasks).isEmpty();
    }

    @Test
    void what_is_held_goes_with_one_call_for_all() {
        for (int i = 0; i < 10; i++) {
            int answer = i;
            Homeward.to(thread).hold(() -> sent.add(answer));
        }
        assertThat(tasks).isEmpty();
        Homeward.to(thread).call();
        Homeward.to(thread).call();
        assertThat(tasks).hasSize(1);
        tasks.remove().run();
        assertThat(sent).hasSize(10).isSorted();
    }

    @Test
    void requests_have_their_turn_between_very_many_answers() {
        for (int i = 0; i < 3_000; i++) {
            int answer = i;
            send(thread, () -> sent.add(answer));
        }
        int turns = 0;
        while (!tasks.isEmpty()) {
            tasks.remove().run();
            turns++;
        }
        assertThat(sent).hasSize(3_000).isSorted();
        assertThat(turns).isGreaterThan(1);
    }

    @Test
    void an_answer_that_fails_keeps_nobody_else_from_his() {
        send(thread, () -> {
            throw new IllegalStateException("gone");
        });
        send(thread, () -> sent.add(1));
        assertThatThrownBy(tasks.remove()::run).isInstanceOf(IllegalStateException.class);
        tasks.remove().run();
        assertThat(sent).containsExactly(1);
    }

    private static void send(Executor thread, Runnable answer) {
        Homeward.to(thread).hold(answer);
        Homeward.to(thread).call();
    }
}
