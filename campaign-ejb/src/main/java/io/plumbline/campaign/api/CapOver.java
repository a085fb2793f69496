package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;

/** What becomes of a conversion that no longer fits. Clicks that do not fit go down the fallback chain. */
public enum CapOver implements Keyed {
    /** Recorded and counted in reports, pays nothing, reason {@code capped}. */
    PAY_NOTHING,
    /** Recorded as rejected, reason {@code capped}; approving it later is refused unless there is room again. */
    REJECT
}
