package io.plumbline.web.demo;

import jakarta.enterprise.context.ApplicationScoped;

/** How far the demo data are on this node. */
@ApplicationScoped
public class Progress {

    private volatile boolean running;
    private volatile int percent;
    private volatile String failure;

    synchronized boolean begin() {
        if (running) {
            return false;
        }
        running = true;
        percent = 0;
        failure = null;
        return true;
    }

    void at(int now) {
        percent = now;
    }

    void end(String why) {
        failure = why;
        running = false;
    }

    public boolean isRunning() {
        return running;
    }

    public int getPercent() {
        return percent;
    }

    /** Why it stopped halfway, or null. */
    public String getFailure() {
        return failure;
    }
}
