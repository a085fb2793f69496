package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;

/** What a percentage is taken of. */
public enum Base implements Keyed {
    /** The conversion's amount. */
    GROSS,
    /** The amount without what the rate takes off. */
    NET
}
