package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;

/** Where a payout run is. */
public enum PayoutState implements Keyed {
    /** A preview: nothing is locked, nothing is posted. */
    DRAFT,
    /** Statements are locked and numbered. */
    APPROVED,
    /** Every payment was confirmed or has failed. */
    COMPLETED,
    CANCELLED
}
