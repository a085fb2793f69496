package io.plumbline.reporting.api;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * @param horizon      in the model's unit; null for 52 weeks or 365 days
 * @param discountRate a year, 0.1 is ten per cent; null for 0.1
 * @param margin       share of an amount that is earned, 0 to 1; null for the advertiser's at the end of the calibration, or 1 where none was entered
 * @param targetRatio  of customer value to acquisition cost that is aimed at; null for 3
 */
public record ValueSettings(BigDecimal horizon, BigDecimal discountRate, BigDecimal margin, BigDecimal targetRatio) implements Serializable {

    public static final ValueSettings USUAL = new ValueSettings(null, null, null, null);
}
