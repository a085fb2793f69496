package io.plumbline.tracking.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** How far writing and draining have come, counted in records since the start, and how long the oldest record has been waiting. */
final class Progress {

    /** One mark in this time is as exact as anybody needs. */
    private static final long MARK_MILLIS = 50;
    /** An hour and more of marks; beyond it the newest one stands for all that follow. */
    private static final int MOST_MARKS = 100_000;

    private record Mark(long before, long millis) {
    }

    private final Deque<Mark> marks = new ArrayDeque<>();
    private long appended;
    private long drained;
    private long leftover;
    private int waiting;

    synchronized void recovered(long records) {
        if (records > 0) {
            // Older than anything that anybody can ask for.
            marks.add(new Mark(0, 0));
        }
        appended += records;
        leftover = records;
    }

    synchronized void appended(long records) {
        long now = System.currentTimeMillis();
        Mark last = marks.peekLast();
        if (marks.isEmpty() || now - last.millis() >= MARK_MILLIS && marks.size() < MOST_MARKS) {
            marks.add(new Mark(appended, now));
        }
        appended += records;
        if (drained >= appended) {
            // The reader was quicker than the writer's count.
            marks.clear();
        }
        notifyAll();
    }

    synchronized void drained(long records) {
        drained += records;
        while (marks.size() > 1) {
            Mark first = marks.poll();
            if (marks.peek().before() > drained) {
                marks.addFirst(first);
                break;
            }
        }
        if (drained >= appended) {
            marks.clear();
        }
        notifyAll();
    }

    /** When the oldest record that is not drained came in, in milliseconds since 1970; {@link Long#MAX_VALUE} when there is none. */
    synchronized long oldest() {
        return marks.isEmpty() ? Long.MAX_VALUE : marks.peek().millis();
    }

    synchronized long appended() {
        return appended;
    }

    /** Of an earlier run. */
    synchronized long leftover() {
        return leftover;
    }

    synchronized long drained() {
        return drained;
    }

    /** Waits for something to drain. */
    synchronized void awaitAppended(long millis) throws InterruptedException {
        if (appended <= drained) {
            wait(millis);
        }
    }

    /** Waits for so many to drain together, unless somebody is waiting for what there is. */
    synchronized void awaitCrowd(long records, long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = millis; waiting == 0 && appended - drained < records && left > 0; left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
            wait(left);
        }
    }

    /** @return whether all that had been appended by now was drained in time */
    synchronized boolean awaitDrained(long millis) throws InterruptedException {
        long mark = appended;
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        waiting++;
        notifyAll();
        try {
            for (long left = millis; drained < mark && left > 0; left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
                wait(left);
            }
        } finally {
            waiting--;
        }
        return drained >= mark;
    }
}
