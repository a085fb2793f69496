package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;

/** What a bonus counts in a month: results that a rate pays, or what its percentages are taken of. */
public enum BonusOf implements Keyed {
    CONVERSIONS, REVENUE
}
