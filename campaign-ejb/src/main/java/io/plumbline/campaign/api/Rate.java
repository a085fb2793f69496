package io.plumbline.campaign.api;

import io.plumbline.shared.Check;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;

/**
 * One line of an agreement.
 *
 * @param goal     key of the goal it is limited to, or null
 * @param amount   price per unit (per thousand for CPM), or null when {@code percent} or {@code tiers} say it; a hybrid has both
 * @param percent  percentage of the conversion's amount, 0 to 100, at most four decimals
 * @param tiers    volume tiers in ascending order of {@code from}; empty for none. Of a bonus: what is paid once when the month reaches it
 * @param base     what a percentage is taken of; null for {@code GROSS}
 * @param less     what a net base takes off; empty for all there is
 * @param of       what a bonus counts; null for conversions
 */
public record Rate(Pricing pricing, String goal, Price amount, BigDecimal percent, List<Tier> tiers, TierMode tierMode, RateWhen when, Base base,
        List<Deduction> less, BonusOf of) implements Serializable {

    public Rate {
        tiers = Check.whole("tiers", tiers);
        tierMode = tierMode == null ? TierMode.MARGINAL : tierMode;
        when = when == null ? RateWhen.ALWAYS : when;
        less = Check.whole("less", less);
    }

    public Rate(Pricing pricing, String goal, Price amount, BigDecimal percent, List<Tier> tiers, TierMode tierMode, RateWhen when) {
        this(pricing, goal, amount, percent, tiers, tierMode, when, null, null, null);
    }

    public boolean net() {
        return base == Base.NET;
    }

    /** Whether it takes this off the amount before a percentage is taken. */
    public boolean takesOff(Deduction part) {
        return net() && (less.isEmpty() || less.contains(part));
    }

    /** Whether revenue is what it counts; else units. */
    public boolean countsRevenue() {
        return of == BonusOf.REVENUE || percent != null || tiers.stream().anyMatch(tier -> tier.percent() != null);
    }

    /** Its tiers, each with what it pays for; of a bonus, which pays once, they say nothing. */
    public List<Rung> rungs() {
        return Rung.of(this);
    }
}
