package io.plumbline.campaign.api;

import java.io.Serializable;

/** @param amount decimal in major units */
public record Budget(String amount, String currency, BudgetPeriod period) implements Serializable {
}
