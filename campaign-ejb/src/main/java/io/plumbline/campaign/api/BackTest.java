package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/**
 * What stored results were paid, and what they would have been paid under other terms. Nothing is changed by asking.
 *
 * @param from, to   calendar months in UTC, both included: volume tiers and bonuses are reckoned by whole months
 * @param results    conversions of the campaign and partner in these months; clicks and impressions are not tried
 * @param counted    those that count: neither rejected nor reversed, valid, and not refused by a cap
 * @param unpriced   those whose price is not known under the terms tried: no exchange rate, no amount
 * @param paid, wouldPay, difference in the partner's currency, pending and approved together
 * @param now, then  the same by rate
 */
public record BackTest(UUID campaignId, UUID partnerId, String from, String to, long results, long counted, long unpriced, Money paid, Money wouldPay,
        Money difference, List<Line> now, List<Line> then) implements Serializable {

    /** @param rate in words; {@code no rate} for results that nothing pays for, {@code bonus} (one a month) and {@code referral} beside them */
    public record Line(String rate, long results, Money amount) implements Serializable {
    }
}
