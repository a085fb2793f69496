package io.plumbline.shared;

import jakarta.ejb.ApplicationException;

/** More is waiting than can be worked off in time. Nothing is refused for good: come back in a few seconds (HTTP 503 with Retry-After). */
@ApplicationException(rollback = true, inherited = true)
public class Busy extends RuntimeException {

    public Busy(String detail) {
        // Thousands a second may be turned away: where it was noticed tells nobody anything.
        super(detail, null, false, false);
    }
}
