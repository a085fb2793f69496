package io.plumbline.campaign.api;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * @param from    first unit (amount pricings, counted from 1) or revenue (percentages, major units) of the month that belongs to the tier
 * @param amount  price per unit, or null
 * @param percent percentage of revenue, or null
 */
public record Tier(BigDecimal from, Price amount, BigDecimal percent) implements Serializable {
}
