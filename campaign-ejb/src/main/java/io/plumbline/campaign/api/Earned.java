package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.io.Serializable;

/**
 * What a partner has earned in one currency, as the ledger says.
 *
 * @param pending  of results that nobody has decided yet
 * @param approved owed to the partner and not paid out yet
 */
public record Earned(String currency, Money pending, Money approved) implements Serializable {
}
