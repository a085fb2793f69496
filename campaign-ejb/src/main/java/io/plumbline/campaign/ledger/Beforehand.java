package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.PriceList.ClickPrice;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.RateWhen;
import io.plumbline.shared.Money;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What the rates of an agreement say of a click before it has happened: the choice of {@link RateChoice} with everything settled that
 * does not hang on the single click.
 *
 * @param groups of the partner
 */
record Beforehand(List<Rate> rates, String currency, Set<String> groups) {

    private static final Set<Pricing> AFTER_A_CLICK = EnumSet.of(Pricing.CPC, Pricing.CPL, Pricing.CPA, Pricing.CPS, Pricing.CPI, Pricing.HYBRID);

    List<ClickPrice> clicks() {
        List<RateChoice.Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < rates.size(); i++) {
            candidates.add(new RateChoice.Candidate(i + 1, rates.get(i), currency));
        }
        return candidates.stream().filter(candidate -> candidate.rate().pricing() == Pricing.CPC && mayFitClick(candidate.rate().when()))
                .sorted(RateChoice.PRECEDENCE).map(RateChoice.Candidate::rate)
                .map(rate -> new ClickPrice(rate.when().country(), rate.when().device(), rate.when().sub(), price(rate).orElse(null))).toList();
    }

    /** In minor units; null when neither a click nor what follows it brings anything. */
    Long least() {
        return rates.stream().filter(rate -> AFTER_A_CLICK.contains(rate.pricing())).map(this::least).filter(Objects::nonNull).min(Long::compare).orElse(null);
    }

    private Long least(Rate rate) {
        if (rate.amount() == null) {
            return 1L;
        }
        long minor = price(rate).map(Money::minor).orElse(1L);
        return minor > 0 ? Long.valueOf(minor) : rate.pricing() == Pricing.HYBRID ? Long.valueOf(1) : null;
    }

    /** Of a customer, a basket or a coupon nothing is known when somebody clicks, and what is unknown matches no condition on it. */
    private boolean mayFitClick(RateWhen when) {
        return when.newCustomer() == null && !when.asksForItems() && when.coupon().isEmpty() && when.repeatWithinMonths() == null
                && (when.group().isEmpty() || when.group().stream().anyMatch(groups::contains));
    }

    private Optional<Money> price(Rate rate) {
        return rate.amount() == null || Tariff.metered(rate, currency) ? Optional.empty() : Optional.of(Money.rounded(rate.amount().amount(), currency));
    }
}
