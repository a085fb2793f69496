package io.plumbline.tracking.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.shared.Busy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TogetherTest {

    private static final Together.Limits LIMITS = new Together.Limits(8, 3, 30);

    private final Deque<Runnable> later = new ArrayDeque<>();
    private final List<List<Integer>> transactions = Collections.synchronizedList(new ArrayList<>());
    private final Together<Integer, Integer> together = new Together<>(later::add, LIMITS, this::doubled);

    @Test
    void what_arrived_meanwhile_shares_a_transaction_and_each_gets_its_own_answer() {
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 8).mapToObj(together::bring).toList();

        later.remove().run();

        assertThat(transactions).containsExactly(List.of(0, 1, 2), List.of(3, 4, 5), List.of(6, 7));
        assertThat(answers.stream().map(together::await)).containsExactly(0, 2, 4, 6, 8, 10, 12, 14);
    }

    @Test
    void a_neighbour_s_failure_is_nobody_else_s() {
        CompletableFuture<Integer> good = together.bring(1);
        CompletableFuture<Integer> bad = together.bring(-1);
        CompletableFuture<Integer> alsoGood = together.bring(2);

        later.remove().run();

        assertThat(together.await(good)).isEqualTo(2);
        assertThat(together.await(alsoGood)).isEqualTo(4);
        assertThatThrownBy(() -> together.await(bad)).isInstanceOf(IllegalArgumentException.class).hasMessage("negative");
    }

    @Test
    void more_than_may_wait_are_turned_away_and_the_next_are_taken_again() {
        IntStream.range(0, LIMITS.mostWaiting()).forEach(together::bring);

        assertThatThrownBy(() -> together.bring(9)).isInstanceOf(Busy.class);

        later.remove().run();
        CompletableFuture<Integer> answer = together.bring(10);
        later.remove().run();
        assertThat(together.await(answer)).isEqualTo(20);
    }

    @Test
    void a_server_that_stops_leaves_nobody_in_the_queue() {
        var stopping = new Together<Integer, Integer>(task -> {
            throw new RejectedExecutionException();
        }, new Together.Limits(1, 1, 1), this::doubled);

        assertThatThrownBy(() -> stopping.bring(1)).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> stopping.bring(1)).as("the first one does not fill the queue").isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void many_threads_get_one_answer_each() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(9);
        try {
            var busy = new Together<Integer, Integer>(workers, new Together.Limits(1_000, 50, 30), this::doubled);
            List<CompletableFuture<Integer>> callers = IntStream.range(0, 8)
                    .mapToObj(t -> CompletableFuture.supplyAsync(() -> IntStream.range(0, 500).map(i -> busy.await(busy.bring(t * 500 + i)) - (t * 500 + i) * 2).sum(), workers))
                    .toList();

            for (CompletableFuture<Integer> caller : callers) {
                assertThat(caller.get()).isZero();
            }
            assertThat(transactions.stream().mapToInt(List::size).sum()).isEqualTo(4_000);
        } finally {
            workers.shutdownNow();
        }
    }

    private List<Integer> doubled(List<Integer> brought) {
        if (brought.stream().anyMatch(n -> n < 0)) {
            throw new IllegalArgumentException("negative");
        }
        transactions.add(brought);
        return brought.stream().map(n -> n * 2).toList();
    }
}
