package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.Cap;
import io.plumbline.campaign.api.CapOf;
import io.plumbline.campaign.api.Claim;
import io.plumbline.campaign.api.Claim.Occasion;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Caps of terms that are tried, filled in the order in which results arrived. Caps that do not change decide as they have decided: what they
 * refused stays refused, and what they let in has room.
 */
final class TriedCaps {

    private final List<Cap> caps;
    private final boolean changed;
    private final String currency;
    private final String zone;
    private final Map<String, Long> used = new HashMap<>();

    private TriedCaps(List<Cap> caps, boolean changed, String currency, String zone) {
        this.caps = caps;
        this.changed = changed;
        this.currency = currency;
        this.zone = zone;
    }

    static TriedCaps of(Agreement terms, List<Cap> present, String zone) {
        return new TriedCaps(terms.caps(), !plain(terms.caps()).equals(plain(present)), null, zone);
    }

    TriedCaps in(String partnerCurrency) {
        return new TriedCaps(caps, changed, partnerCurrency, zone);
    }

    private static Set<List<Object>> plain(List<Cap> caps) {
        Set<List<Object>> told = new HashSet<>();
        caps.forEach(cap -> told.add(List.of(cap.of(), cap.period(), cap.limit().stripTrailingZeros())));
        return told;
    }

    boolean areChanged() {
        return changed;
    }

    /** Takes a slot of the caps that count it, of all or of none. */
    boolean admits(Claim claim) {
        Set<CapOf> counting = claim.occasion() == Occasion.CONVERSION ? EnumSet.of(CapOf.CONVERSIONS) : claim.occasion() == Occasion.CLICK ? EnumSet.of(CapOf.CLICKS)
                : EnumSet.noneOf(CapOf.class);
        boolean admitted = fits(counting, claim, 1);
        Money worth = claim.amount();
        return admitted && (worth == null || !worth.currency().equals(currency) || fits(EnumSet.of(CapOf.REVENUE), claim, worth.minor()));
    }

    /** The same for what it would earn. */
    boolean pays(Claim claim, long minor) {
        return minor <= 0 || fits(EnumSet.of(CapOf.PAYOUT), claim, minor);
    }

    private boolean fits(Set<CapOf> kinds, Claim claim, long units) {
        List<Cap> binding = changed ? caps.stream().filter(cap -> kinds.contains(cap.of())).toList() : List.of();
        if (binding.stream().anyMatch(cap -> used.getOrDefault(key(cap, claim), 0L) + units > limit(cap))) {
            return false;
        }
        binding.forEach(cap -> used.merge(key(cap, claim), units, Long::sum));
        return true;
    }

    private String key(Cap cap, Claim claim) {
        return caps.indexOf(cap) + "@" + cap.period().startOf(zone, claim.at());
    }

    private long limit(Cap cap) {
        BigDecimal limit = cap.of().isMoney() ? cap.limit().movePointRight(Money.digits(currency)) : cap.limit();
        return limit.longValue();
    }
}
