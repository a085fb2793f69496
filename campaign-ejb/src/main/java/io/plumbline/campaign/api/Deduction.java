package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;

/** A part of a conversion's amount that need not earn commission. */
public enum Deduction implements Keyed {
    TAX, SHIPPING, DISCOUNT
}
