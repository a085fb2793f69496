package io.plumbline.tracking.api;

/** Hears once whether something is on disk. Called by the thread that writes the disk for everybody: it must only hand on. */
@FunctionalInterface
public interface Settled {

    /** @param failure null when it is durable */
    void settled(RuntimeException failure);

    /** After all whom the same write has settled were told: the moment to wake whoever acts on it, once for all of them. */
    default void allTold() {
    }
}
