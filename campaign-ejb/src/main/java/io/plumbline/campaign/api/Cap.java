package io.plumbline.campaign.api;

import java.io.Serializable;
import java.math.BigDecimal;

/** @param limit a count, or major units of the partner's currency for {@code PAYOUT} */
public record Cap(CapOf of, CapPeriod period, BigDecimal limit) implements Serializable {
}
