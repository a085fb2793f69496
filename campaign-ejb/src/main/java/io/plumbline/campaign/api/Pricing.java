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
    /** Once, when the agreement takes effect. */
    FLAT
}
