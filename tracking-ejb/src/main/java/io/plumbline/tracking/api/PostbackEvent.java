package io.plumbline.tracking.api;

import io.plumbline.shared.Keyed;

/** What can happen to a conversion that others may want to hear of. */
public enum PostbackEvent implements Keyed {
    /** Reported for the first time, in whatever state. */
    RECORDED,
    APPROVED,
    REJECTED,
    REVERSED,
    /** Kept back until somebody has looked. */
    ON_HOLD,
    /** Its worth changed and its state did not: a partial refund. */
    UPDATED,
    /** Its lead has reached a stage for the first time; who jumps over one has reached it too. */
    STAGE
}
