package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;

/** Whose paper a payment rests on. */
public enum Invoicing implements Keyed {
    /** We write the invoice in the partner's name (Directive 2006/112/EC, article 224). */
    SELF_BILLING,
    /** The partner sends an invoice over the statement's total; it is paid once that is here. */
    OWN_INVOICE
}
