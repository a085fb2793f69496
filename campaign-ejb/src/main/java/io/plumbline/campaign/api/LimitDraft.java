package io.plumbline.campaign.api;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * @param limit    above 0: a count, or major units of {@code currency}
 * @param currency of payout and revenue; null for the partner's (payout of a partner, agreement or partner's link), else the advertiser's
 * @param timeZone in which its periods begin; null for the advertiser's, and UTC for a partner
 * @param over     {@code PAY_NOTHING} when null
 * @param late     {@code OWN_PERIOD} when null
 * @param traffic  {@code TURN_AWAY} when null, and always for clicks
 */
public record LimitDraft(CapSubject subject, UUID subjectId, CapOf of, CapPeriod period, BigDecimal limit, String currency, String timeZone,
        CapOver over, CapLate late, CapTraffic traffic) implements Serializable {

    /** Turns clicks away when it is reached. */
    public LimitDraft(CapSubject subject, UUID subjectId, CapOf of, CapPeriod period, BigDecimal limit, String currency, String timeZone, CapOver over, CapLate late) {
        this(subject, subjectId, of, period, limit, currency, timeZone, over, late, null);
    }
}
