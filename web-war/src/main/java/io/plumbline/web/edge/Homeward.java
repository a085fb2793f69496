package io.plumbline.web.edge;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Takes answers back to the threads of their connections. The journal settles hundreds at once; to wake a thread for each of them costs
 * more than the answers do, so a thread is woken once and finds all that have come in by then.
 */
final class Homeward {

    /** Then the connections' requests have their turn. */
    private static final int AT_ONCE = 1_024;
    private static final Map<Executor, Homeward> WAYS = new ConcurrentHashMap<>();

    private final Executor thread;
    private final Queue<Runnable> answers = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean called = new AtomicBoolean();

    private Homeward(Executor thread) {
        this.thread = thread;
    }

    /** @param thread of the connection: there are as many as the server has for its connections */
    static Homeward to(Executor thread) {
        Homeward way = WAYS.get(thread);
        return way != null ? way : WAYS.computeIfAbsent(thread, Homeward::new);
    }

    /** To be sent with the next {@link #call}. */
    void hold(Runnable answer) {
        answers.add(answer);
    }

    void call() {
        if (called.compareAndSet(false, true)) {
            thread.execute(this::arrive);
        }
    }

    private void arrive() {
        called.set(false);
        try {
            Runnable answer = answers.poll();
            for (int sent = 1; answer != null; sent++) {
                answer.run();
                answer = sent < AT_ONCE ? answers.poll() : null;
            }
        } finally {
            // More than were to be sent at once, or one that failed: nobody is forgotten.
            if (!answers.isEmpty()) {
                call();
            }
        }
    }
}
