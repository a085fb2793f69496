package io.plumbline.reporting.api;

import java.io.Serializable;

/**
 * A customer as the model sees it. Times are in the model's unit, amounts in the advertiser's currency; what the model has nothing
 * to say about is null.
 *
 * @param frequency         repeat purchases (days with a purchase after the first)
 * @param recency           time of the last purchase since the first; age: time of the calibration's end since the first
 * @param meanValue         mean amount of a repeat purchase; null without one
 * @param probabilityAlive  at the end of the calibration
 * @param expectedPurchases in the horizon after it
 * @param expectedMeanValue of a purchase
 * @param discountedPurchases in the horizon, discounted to the end of the calibration
 * @param lifetimePurchases the same without an end to the horizon (DERT); only Pareto/NBD with a discount rate
 * @param expectedMargin    discountedPurchases × expectedMeanValue × margin
 */
public record CustomerForecast(String customerId, String channel, int frequency, double recency, double age, Double meanValue, double probabilityAlive,
        double expectedPurchases, Double expectedMeanValue, double discountedPurchases, Double lifetimePurchases, Double expectedMargin)
        implements Serializable {
}
