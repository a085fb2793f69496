package io.plumbline.tracking.store;

import java.util.concurrent.ThreadFactory;

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
}
