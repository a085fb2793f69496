package io.plumbline.tracking.store;

import io.plumbline.shared.Busy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Group commit: what many callers bring while a transaction runs shares the next one, and each hears what became of its own.
 * A transaction that fails is tried again one by one, so that nobody answers for a neighbour.
 *
 * @param <T> what is brought
 * @param <R> what becomes of it
 */
public final class Together<T, R> {

    /** @param mostWaiting more are turned away. @param mostAtOnce in one transaction. @param seconds the longest anybody waits */
    public record Limits(int mostWaiting, int mostAtOnce, long seconds) {
    }

    private record Waiting<T, R>(T brought, CompletableFuture<R> answer) {
    }

    private final Executor executor;
    private final Limits limits;
    private final Function<List<T>, List<R>> transaction;
    private final Deque<Waiting<T, R>> queue = new ArrayDeque<>();
    private boolean working;

    /** @param transaction all or nothing; one answer each, in order */
    public Together(Executor executor, Limits limits, Function<List<T>, List<R>> transaction) {
        this.executor = executor;
        this.limits = limits;
        this.transaction = transaction;
    }

    /** @throws Busy when too many wait already */
    public CompletableFuture<R> bring(T one) {
        Waiting<T, R> waiting = new Waiting<>(one, new CompletableFuture<>());
        synchronized (queue) {
            if (queue.size() >= limits.mostWaiting()) {
                throw new Busy("More is waiting than can be recorded in time.");
            }
            if (!working) {
                // First, since a server that stops refuses it; the worker finds what is added next: it needs the same lock.
                executor.execute(this::work);
                working = true;
            }
            queue.add(waiting);
        }
        return waiting.answer();
    }

    /**
     * What became of it.
     *
     * @throws Busy             when that takes too long; it may be recorded all the same, and sent again it is a repeat
     * @throws RuntimeException as the transaction threw it
     */
    public R await(CompletableFuture<R> answer) {
        try {
            return answer.get(limits.seconds(), TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new Busy("It could not be recorded in time.");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Busy("The server stops.");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException own ? own : new CompletionException(failed.getCause());
        }
    }

    private void work() {
        for (List<Waiting<T, R>> batch = next(); !batch.isEmpty(); batch = next()) {
            settle(batch);
        }
    }

    private List<Waiting<T, R>> next() {
        synchronized (queue) {
            List<Waiting<T, R>> batch = new ArrayList<>();
            while (batch.size() < limits.mostAtOnce() && !queue.isEmpty()) {
                batch.add(queue.poll());
            }
            working = !batch.isEmpty();
            return batch;
        }
    }

    private void settle(List<Waiting<T, R>> batch) {
        try {
            List<R> answers = transaction.apply(batch.stream().map(Waiting::brought).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer().complete(answers.get(i));
            }
        } catch (RuntimeException | Error failed) {
            if (batch.size() == 1) {
                batch.get(0).answer().completeExceptionally(failed);
            } else {
                batch.forEach(one -> settle(List.of(one)));
            }
        }
    }
}
