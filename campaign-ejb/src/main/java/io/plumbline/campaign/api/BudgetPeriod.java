package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;

public enum BudgetPeriod implements Keyed {
    TOTAL, MONTHLY, DAILY
}
