package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;

public enum CapPeriod implements Keyed {
    DAILY, WEEKLY, MONTHLY, TOTAL
}
