package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;

/** What a partner is paid for. */
public enum Pricing implements Keyed {
    /** Per click. */
    CPC,
    /** Per thousand impressions. */
    CPM,
    /** Per lead or sign-up. */
    CPL,
    /** Per conversion of any goal. */
    CPA,
    /** A percentage of, or an amount per, sale. */
    CPS,
    /** Per install. */
    CPI,
    /** An amount per sale and a percentage of it, both on one sale. */
    HYBRID,
    /** Once, when the agreement takes effect. */
    FLAT,
    /** Once a month, beside the rates, when the month reaches a volume. */
    BONUS
}
