package io.plumbline.tracking.api;

/** Nothing has been recorded: this node's spool or its queue is full, or its disk takes nothing. Come back later. */
public class SpoolFull extends RuntimeException {

    public SpoolFull(String message, Throwable cause) {
        // Thousands a second may be turned away: where it was noticed tells nobody anything.
        super(message, cause, false, false);
    }
}
