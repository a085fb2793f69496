package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.util.UUID;

/**
 * @param kind    {@code commission-cost}, {@code partner-pending}, {@code partner-payable}
 * @param owner   advertiser (cost) or partner
 * @param balance debits minus credits for cost, credits minus debits for what is owed
 */
public record LedgerAccount(UUID id, String kind, UUID owner, String ownerName, String currency, Money balance) implements Serializable {
}
