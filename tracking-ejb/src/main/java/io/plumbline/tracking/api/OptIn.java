package io.plumbline.tracking.api;

import io.plumbline.shared.Keyed;

/** Whether the owner of an address has said that it was them. What is not confirmed is never paid. */
public enum OptIn implements Keyed {
    /** Not asked for. */
    NONE, AWAITING, CONFIRMED, EXPIRED;

    public boolean mayEarn() {
        return this == NONE || this == CONFIRMED;
    }
}
