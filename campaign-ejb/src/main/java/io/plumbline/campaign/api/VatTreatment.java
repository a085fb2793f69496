package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;

/** Which value added tax a statement carries. */
public enum VatTreatment implements Keyed {
    /** The payer's standard rate: both in one country. */
    DOMESTIC,
    /** None; the payer owes it: a business of another member state (Directive 2006/112/EC, article 196). */
    REVERSE_CHARGE,
    /** None: exempt as a small business. */
    SMALL_BUSINESS,
    /** None: out of scope, such as a partner outside the Union or a private person. */
    OUTSIDE
}
