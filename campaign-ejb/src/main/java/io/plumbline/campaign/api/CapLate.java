package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;

/** Where a conversion counts that becomes known when the period in which it happened is over. */
public enum CapLate implements Keyed {
    /** In the period in which it happened, as far as that has room left. */
    OWN_PERIOD,
    /** In the period in which it becomes known. */
    CURRENT_PERIOD,
    /** Nowhere: recorded, pays nothing, reason {@code late-for-cap}. */
    PAY_NOTHING
}
