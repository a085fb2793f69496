package io.plumbline.tracking.store;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Threads of the application's own, for what reads or writes the database beside requests. Not the server's: those are interrupted when it stops, and an interrupt in
 * the middle of a read or a write closes H2's file.
 */
public final class OwnThreads implements ThreadFactory {

    private final String name;
    private final ClassLoader application = Thread.currentThread().getContextClassLoader();

    public OwnThreads(String name) {
        this.name = name;
    }

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setContextClassLoader(application);
        thread.setDaemon(true);
        return thread;
    }

    /** Takes nothing more on, and waits for what is under way; interrupts nobody. */
    public static void end(ExecutorService executor, Duration atMost) {
        executor.shutdown();
        try {
            executor.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
