package io.plumbline.campaign.api;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * A price per unit, finer than a minor unit where wanted.
 *
 * @param amount   major units, at most six decimals, not negative
 * @param currency ISO 4217, or null for the partner's currency
 */
public record Price(BigDecimal amount, String currency) implements Serializable {
}
