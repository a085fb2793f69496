package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.util.UUID;

/**
 * @param kind    of the chart of accounts: {@code commission-cost}, {@code partner-payable}, {@code bank} …
 * @param owner   advertiser, partner, or the house itself
 * @param balance debits minus credits for costs and assets, credits minus debits for what is owed
 */
public record LedgerAccount(UUID id, String kind, UUID owner, String ownerName, String currency, Money balance) implements Serializable {
}
