package io.plumbline.tracking.api;

import io.plumbline.shared.Keyed;

/** What can happen to a conversion that others may want to hear of. */
public enum PostbackEvent implements Keyed {
    /** Reported for the first time, in whatever state. */
    RECORDED,
    /** Also when what was approved is paid again, since its traffic was judged valid after all. */
    APPROVED,
    REJECTED,
    /** Also when what was approved is not paid any more, since its traffic was judged invalid. */
    REVERSED,
    /** Kept back until somebody has looked. */
    ON_HOLD,
    /** Its worth or its verdict changed and its state did not: a partial refund, facts or an exchange rate that came later, traffic judged anew. */
    UPDATED,
    /** Its lead has reached a stage for the first time; who jumps over one has reached it too. */
    STAGE
}
