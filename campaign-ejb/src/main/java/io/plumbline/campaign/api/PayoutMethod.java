package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;

/** How money reaches a partner. */
public enum PayoutMethod implements Keyed {
    /** Euro to an IBAN in the SEPA area, by pain.001. */
    SEPA,
    /** Anything else: a line of a CSV file for whoever makes the payment. */
    CSV
}
