package io.plumbline.campaign.api;

import java.io.Serializable;
import java.math.BigDecimal;

/** A KPI target: the metric's key in the metric registry and the value to reach, in the advertiser's currency for money. */
public record Target(String metric, BigDecimal value) implements Serializable {
}
