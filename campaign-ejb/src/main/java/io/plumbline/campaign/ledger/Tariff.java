package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.Price;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.Tier;
import io.plumbline.campaign.api.TierMode;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a rate owes for so many units or so much revenue: a function of the volume alone, so that the order of events cannot
 * matter. A tier's {@code from} is the first unit that belongs to it; of revenue, the part above {@code from} belongs to it.
 *
 * @param currency the partner's
 * @param priceFx  what one unit of the price's currency is worth in the partner's
 */
record Tariff(Rate rate, String currency, BigDecimal priceFx) {

    private record Step(BigDecimal floor, BigDecimal value) {
    }

    /** Currency the prices are written in; empty when they disagree, for then the rate cannot be worked out. */
    static Optional<String> priceCurrency(Rate rate, String partnerCurrency) {
        List<String> named = prices(rate).map(p -> p.currency() == null ? partnerCurrency : p.currency()).distinct().toList();
        return named.size() > 1 ? Optional.empty() : Optional.of(named.isEmpty() ? partnerCurrency : named.get(0));
    }

    /**
     * Whether the month is reckoned as a whole: volume tiers; prices finer than a minor unit; prices of clicks and impressions
     * in a foreign currency, which become finer by conversion.
     */
    static boolean metered(Rate rate, String partnerCurrency) {
        if (!rate.tiers().isEmpty()) {
            return true;
        }
        if (rate.amount() == null) {
            return false;
        }
        String priced = rate.amount().currency() == null ? partnerCurrency : rate.amount().currency();
        boolean tiny = perUnit(rate, rate.amount()).stripTrailingZeros().scale() > Money.digits(priced);
        boolean bulk = rate.pricing() == Pricing.CPC || rate.pricing() == Pricing.CPM;
        return tiny || bulk && !priced.equals(partnerCurrency);
    }

    /** Rounded once, at the end. */
    Money owed(long units, BigDecimal revenue) {
        if (rate.pricing() == Pricing.HYBRID) {
            // The amount is agreed in the partner's currency, the revenue has been converted to it.
            return Money.rounded(rate.amount().amount().multiply(BigDecimal.valueOf(units)).add(rate.percent().movePointLeft(2).multiply(revenue)), currency);
        }
        return Money.rounded(exactly(rate.countsRevenue() ? revenue : BigDecimal.valueOf(units)), currency);
    }

    private BigDecimal exactly(BigDecimal volume) {
        if (rate.pricing() == Pricing.BONUS) {
            return bonus(volume);
        }
        if (volume.signum() <= 0) {
            return BigDecimal.ZERO;
        }
        List<Step> steps = steps();
        return rate.tierMode() == TierMode.ALL ? all(steps, volume) : marginal(steps, volume);
    }

    /** What the highest threshold reached is worth, once. */
    private BigDecimal bonus(BigDecimal volume) {
        return rate.tiers().stream().filter(tier -> volume.signum() > 0 && volume.compareTo(tier.from()) >= 0)
                .reduce((lower, higher) -> higher).map(tier -> tier.amount().amount()).orElse(BigDecimal.ZERO);
    }

    private static BigDecimal marginal(List<Step> steps, BigDecimal volume) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < steps.size(); i++) {
            BigDecimal ceiling = i + 1 < steps.size() ? steps.get(i + 1).floor().min(volume) : volume;
            sum = sum.add(ceiling.subtract(steps.get(i).floor()).max(BigDecimal.ZERO).multiply(steps.get(i).value()));
        }
        return sum;
    }

    private BigDecimal all(List<Step> steps, BigDecimal volume) {
        BigDecimal value = BigDecimal.ZERO;
        for (Step step : steps) {
            int above = volume.compareTo(step.floor());
            // Unit counts: the floor is the last unit below the tier. Revenue: having reached the threshold is enough.
            if (above > 0 || above == 0 && rate.countsRevenue()) {
                value = step.value();
            }
        }
        return value.multiply(volume);
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(BigDecimal.ZERO, value(rate.amount(), rate.percent())));
        for (Tier tier : rate.tiers()) {
            BigDecimal floor = rate.countsRevenue() ? tier.from() : tier.from().setScale(0, RoundingMode.CEILING).subtract(BigDecimal.ONE);
            steps.add(new Step(floor.max(BigDecimal.ZERO), value(tier.amount(), tier.percent())));
        }
        return steps;
    }

    private BigDecimal value(Price price, BigDecimal percent) {
        if (rate.countsRevenue()) {
            return percent == null ? BigDecimal.ZERO : percent.movePointLeft(2);
        }
        return price == null ? BigDecimal.ZERO : perUnit(rate, price).multiply(priceFx);
    }

    private static BigDecimal perUnit(Rate rate, Price price) {
        return rate.pricing() == Pricing.CPM ? price.amount().movePointLeft(3) : price.amount();
    }

    private static Stream<Price> prices(Rate rate) {
        return Stream.concat(Stream.ofNullable(rate.amount()), rate.tiers().stream().map(Tier::amount).filter(Objects::nonNull));
    }
}
