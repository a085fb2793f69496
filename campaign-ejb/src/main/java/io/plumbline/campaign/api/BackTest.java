package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/**
 * What stored results were paid, and what they would have been paid under other terms. Nothing is changed by asking.
 *
 * @param from, to   calendar months in UTC, both included: volume tiers and bonuses are reckoned by whole months
 * @param results    conversions of the campaign and partner in these months
 * @param touches    clicks and impressions, where anybody is or would be paid for them; else 0
 * @param counted    of all of these, those that count: neither rejected nor reversed, valid, and with room under the caps of the terms tried
 * @param capped     those for which these caps have no room
 * @param unpriced   those whose price is not known under the terms tried: no exchange rate, no amount
 * @param paid, wouldPay, difference in the partner's currency, pending and approved together
 * @param now, then  the same by rate
 */
public record BackTest(UUID campaignId, UUID partnerId, String from, String to, long results, long touches, long counted, long capped, long unpriced, Money paid, Money wouldPay,
        Money difference, List<Line> now, List<Line> then) implements Serializable {

    /** @param rate in words; {@code no rate} for results that nothing pays for, {@code bonus} (one a month), {@code referral} and {@code flat fee} beside them */
    public record Line(String rate, long results, Money amount) implements Serializable {
    }
}
