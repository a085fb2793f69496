package io.plumbline.tracking.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** For whoever has changed something and is to find it in force when told that it is changed. */
public final class InForce {

    private static final Logger LOG = System.getLogger(InForce.class.getName());
    private static final long PATIENCE_MILLIS = 2_000;
    private static final long PAUSE_MILLIS = 20;

    private InForce() {
    }

    /**
     * Waits, but not for long.
     *
     * @param watcher the one thread of who follows changes; null before it has begun
     * @param round   what takes the change in
     * @param done    asked until it is
     */
    public static void await(ExecutorService watcher, Runnable round, Callable<Boolean> done) {
        if (watcher == null) {
            return;
        }
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        try {
            // Not on this thread: its transaction is over and not yet gone.
            watcher.submit(round).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            while (!watcher.submit(done).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (TimeoutException | ExecutionException | RejectedExecutionException later) {
            LOG.log(Level.DEBUG, "The next round brings it", later);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
