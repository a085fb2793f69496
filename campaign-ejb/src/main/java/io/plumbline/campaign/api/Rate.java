package io.plumbline.campaign.api;

import io.plumbline.shared.Check;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;

/**
 * One line of an agreement.
 *
 * @param goal     key of the goal it is limited to, or null
 * @param amount   price per unit (per thousand for CPM), or null when {@code percent} or {@code tiers} say it
 * @param percent  percentage of the conversion's amount, 0 to 100, at most four decimals
 * @param tiers    volume tiers in ascending order of {@code from}; empty for none
 */
public record Rate(Pricing pricing, String goal, Price amount, BigDecimal percent, List<Tier> tiers, TierMode tierMode, When when)
        implements Serializable {

    public Rate {
        tiers = Check.whole("tiers", tiers);
        tierMode = tierMode == null ? TierMode.MARGINAL : tierMode;
        when = when == null ? When.ALWAYS : when;
    }
}
