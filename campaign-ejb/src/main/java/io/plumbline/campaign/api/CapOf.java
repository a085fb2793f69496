package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;

public enum CapOf implements Keyed {
    CLICKS, CONVERSIONS, PAYOUT, REVENUE;

    public boolean isMoney() {
        return this == PAYOUT || this == REVENUE;
    }
}
