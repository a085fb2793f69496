package io.plumbline.reporting.api;

import java.io.Serializable;

/**
 * Customers of one channel, the channel of their first touch. Amounts are decimal text in the advertiser's currency, null without a spend
 * model; ratios without a denominator are null.
 *
 * @param channel         null for all channels together
 * @param alive           mean probability to be there still
 * @param expectedPurchases mean, in the horizon
 * @param realisedMargin  mean, up to the end of the calibration
 * @param expectedMargin  mean, discounted, in the horizon after it
 * @param clv             realisedMargin + expectedMargin
 * @param cost            media cost and payout of the channel from the first customer's day to the end of the calibration
 * @param overhead        what these days bear of the advertiser's overheads, by the share of the cost; null where none was entered
 * @param cac             (cost + overhead) ÷ customers
 * @param clvToCac        clv ÷ cac
 * @param allowableCpa    clv ÷ target ratio: what a new customer may cost
 * @param paybackPeriods  time units until the expected margin of a new customer, first purchase included, has earned the cac; null when not in the horizon
 */
public record ChannelValue(String channel, long customers, long repeaters, double alive, double expectedPurchases, String realisedMargin,
        String expectedMargin, String clv, String cost, String overhead, String cac, Double clvToCac, String allowableCpa, Integer paybackPeriods) implements Serializable {
}
