package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;

/** Where a statement is on its way to being paid. */
public enum StatementState implements Keyed {
    /** The partner's own invoice is not here yet. */
    AWAITING_INVOICE,
    /** May be put into a payment file. */
    PAYABLE,
    /** In a payment file. */
    ORDERED,
    PAID,
    /** Not paid: the amount is owed again and stands in the next run. */
    FAILED
}
