package io.plumbline.tracking.api;

/**
 * Clicks and impressions on their way in: decided in memory, on this node's disk before they are acknowledged, marked rather than
 * dropped. No database, no transaction, no entity is involved; the spool's drainer stores them a moment later. What only the database
 * can decide, whether a click is unique and what it pays, is decided then.
 */
public interface Hits {

    /**
     * Records a click on a link and says where it goes. Returns at once; the caller may answer when {@code settled} hears that the
     * click is durable, and not before.
     *
     * @throws io.plumbline.shared.NotFound link-not-found
     * @throws io.plumbline.shared.Invalid  code {@code destination-not-allowed} for a foreign {@code url=}
     * @throws SpoolFull when nothing can be recorded at the moment
     */
    Routed arrive(String linkKey, Arrival arrival, Settled settled);

    /** The same for a caller with a thread to wait on: durable when this returns. Waits a few seconds at most. */
    Routed arrive(String linkKey, Arrival arrival);

    /**
     * Records an impression. Unknown links are ignored: a pixel has nobody to tell.
     *
     * @return whether anything was recorded; if not, {@code settled} will hear nothing
     */
    boolean view(String linkKey, Arrival arrival, Settled settled);

    /** Durable when this returns. */
    void view(String linkKey, Arrival arrival);

    /**
     * Where a link leads somebody who is not to be recorded.
     *
     * @throws io.plumbline.shared.NotFound link-not-found
     */
    String home(String linkKey);
}
