package io.plumbline.campaign.api;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The stretch of a month that one tier pays for.
 *
 * @param above  what is paid by the tiers below, or null for the first
 * @param upTo   where it ends, or null for the last
 * @param within whether {@code upTo} itself is still paid by it; else it is the first that is not
 * @param tier   null where the first tier begins later: nothing is paid till then
 */
public record Rung(BigDecimal above, BigDecimal upTo, boolean within, Tier tier) implements Serializable {

    /** Units are whole, so that the one before a tier is the last below it. Of revenue, having reached a tier that pays for everything is enough. */
    static List<Rung> of(Rate rate) {
        boolean within = !rate.countsRevenue() || rate.tierMode() == TierMode.MARGINAL;
        List<Rung> rungs = new ArrayList<>();
        BigDecimal above = null;
        Tier paying = null;
        for (Tier next : rate.tiers()) {
            BigDecimal end = rate.countsRevenue() ? next.from() : next.from().setScale(0, RoundingMode.CEILING).subtract(BigDecimal.ONE);
            if (end.compareTo(above == null ? BigDecimal.ZERO : above) > 0) {
                rungs.add(new Rung(above, end, within, paying));
                above = end;
            }
            paying = next;
        }
        rungs.add(new Rung(above, null, within, paying));
        return rungs;
    }
}
