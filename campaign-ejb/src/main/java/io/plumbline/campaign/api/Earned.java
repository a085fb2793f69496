package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * What a partner has earned in one currency, as the ledger says.
 *
 * @param pending  of results that nobody has decided yet
 * @param approved owed to the partner and not ordered to be paid yet
 * @param ordered  ordered to be paid, and not confirmed by the bank yet
 * @param paid     confirmed by the bank
 * @param nextDue  first day from today on which something earned falls due, or null
 */
public record Earned(String currency, Money pending, Money approved, Money ordered, Money paid, LocalDate nextDue) implements Serializable {
}
