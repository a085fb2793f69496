package io.plumbline.tracking.api;

import java.time.Duration;
import java.util.Collection;

/**
 * What this node has acknowledged and the database does not hold yet. Usually a fraction of a second's worth; while the database is
 * away, all that came in meanwhile.
 */
public interface Spool {

    SpoolState state();

    /**
     * Waits until what was acknowledged before this call can be read from the database: whoever has just followed a link sees the
     * click. Must not be called inside a transaction: what it waits for needs a connection too.
     *
     * @return false when it took longer, or the database is away
     */
    boolean settle(Duration atMost);

    /** The same, and at once when neither one of these clicks can be among what waits, since ids of clicks tell their time, nor an event of the tag, which may speak of anybody. */
    boolean settle(Collection<String> clickIds, Duration atMost);

    /** Whether nothing at all is on its way into the database now, what is not acknowledged yet included. Does not wait. */
    boolean rests();
}
