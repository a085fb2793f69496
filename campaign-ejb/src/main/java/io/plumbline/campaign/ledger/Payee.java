package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.Rate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What rates ask of a partner.
 *
 * @param currency in which tiers count revenue; null where none does
 */
record Payee(Set<String> groups, String currency) {

    static final Payee UNASKED = new Payee(Set.of(), null);

    /** Looked up only as far as these rates ask for it: results are many. */
    static Payee of(UUID partnerId, List<Rate> rates, Parties parties) {
        boolean grouped = partnerId != null && rates.stream().anyMatch(rate -> !rate.when().group().isEmpty());
        boolean tiered = partnerId != null && rates.stream().anyMatch(rate -> rate.countsRevenue() && !rate.tiers().isEmpty());
        return new Payee(grouped ? parties.groupsOf(partnerId) : Set.of(), tiered ? parties.currencyOf(partnerId) : null);
    }
}
