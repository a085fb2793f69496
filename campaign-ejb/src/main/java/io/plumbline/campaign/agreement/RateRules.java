package io.plumbline.campaign.agreement;

import io.plumbline.campaign.api.BonusOf;
import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.GoalKind;
import io.plumbline.campaign.api.Price;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.Tier;
import io.plumbline.shared.Check;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What one line of an agreement must be like, so that a result can be priced by it without a further question. */
final class RateRules {

    static final int MAX_TIERS = 20;

    private static final int PRICE_DECIMALS = 6;
    private static final int PERCENT_DECIMALS = 4;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MAX_FROM = new BigDecimal("1000000000000");
    private static final Set<Pricing> FOR_RESULTS = EnumSet.of(Pricing.CPL, Pricing.CPA, Pricing.CPS, Pricing.CPI, Pricing.HYBRID, Pricing.BONUS);
    /** A custom goal may be anything, so any pricing of results may pay for it. */
    private static final Map<Pricing, Set<GoalKind>> KINDS = Map.of(
            Pricing.CPL, EnumSet.of(GoalKind.LEAD, GoalKind.SIGNUP, GoalKind.CUSTOM),
            Pricing.CPS, EnumSet.of(GoalKind.SALE, GoalKind.CUSTOM),
            Pricing.HYBRID, EnumSet.of(GoalKind.SALE, GoalKind.CUSTOM),
            Pricing.BONUS, EnumSet.allOf(GoalKind.class),
            Pricing.CPI, EnumSet.of(GoalKind.INSTALL, GoalKind.CUSTOM),
            Pricing.CPA, EnumSet.allOf(GoalKind.class));

    private final Check check;
    private final String at;

    RateRules(Check check, String at) {
        this.check = check;
        this.at = at + "/";
    }

    /** Spells out what may be left out: the partner's currency. Brings codes into the case they are compared in. */
    static Rate tidy(Rate rate, String currency) {
        List<Tier> tiers = rate.tiers().stream().map(tier -> new Tier(tier.from(), tidy(tier.amount(), currency), tier.percent())).toList();
        return new Rate(rate.pricing(), rate.goal(), tidy(rate.amount(), currency), rate.percent(), tiers, rate.tierMode(),
                ConditionRules.tidy(rate.when()), rate.base(), rate.less(), rate.of());
    }

    private static Price tidy(Price price, String currency) {
        return price == null || price.currency() != null ? price : new Price(price.amount(), currency);
    }

    void check(Rate rate, String currency, Function<String, Optional<Goal>> goals) {
        check.that(rate.pricing() != null, at + "pricing", "required", "Use cpc, cpm, cpl, cpa, cps, cpi, hybrid, flat or bonus.");
        if (rate.pricing() == null) {
            return;
        }
        checkGoal(rate, goals);
        checkPresence(rate);
        price(at + "amount", rate.amount(), currency);
        percent(at + "percent", rate.percent(), rate.pricing());
        checkTiers(rate, currency);
        new ConditionRules(check, at + "when").check(rate);
        checkBase(rate);
    }

    private void checkGoal(Rate rate, Function<String, Optional<Goal>> goals) {
        if (rate.goal() == null) {
            return;
        }
        if (!FOR_RESULTS.contains(rate.pricing())) {
            check.that(false, at + "goal", "goal-not-applicable", rate.pricing().key() + " pays for no goal.");
            return;
        }
        Optional<Goal> goal = goals.apply(rate.goal());
        check.that(goal.isPresent(), at + "goal", "goal-unknown", "The advertiser has no goal with this key.");
        goal.ifPresent(known -> check.that(KINDS.get(rate.pricing()).contains(known.kind()), at + "goal", "goal-kind-mismatch",
                rate.pricing().key() + " does not pay for a goal of the kind " + known.kind().key() + "."));
    }

    private void checkPresence(Rate rate) {
        int given = (rate.amount() == null ? 0 : 1) + (rate.percent() == null ? 0 : 1) + (rate.tiers().isEmpty() ? 0 : 1);
        if (rate.pricing() == Pricing.HYBRID) {
            check.that(rate.amount() != null && rate.percent() != null, at + "amount", "required", "A hybrid has an amount and a percent.");
            check.that(rate.tiers().isEmpty(), at + "tiers", "price-ambiguous", "A hybrid has no tiers.");
            return;
        }
        if (rate.pricing() == Pricing.BONUS) {
            checkBonus(rate);
            return;
        }
        boolean sale = rate.pricing() == Pricing.CPS;
        check.that(given > 0, at + "amount", "required", sale ? "Give a percent, an amount or tiers." : "Give an amount or tiers.");
        check.that(given < 2, at + "amount", "price-ambiguous", "Give only one of amount, percent and tiers.");
        check.that(rate.of() == null, at + "of", "of-not-applicable", "Only a bonus counts conversions or revenue.");
    }

    private void checkBonus(Rate rate) {
        check.that(!rate.tiers().isEmpty(), at + "tiers", "required", "Say from which volume of the month on what is paid.");
        check.that(rate.amount() == null && rate.percent() == null, at + "amount", "price-ambiguous", "A bonus has tiers only.");
        check.that(rate.tiers().stream().allMatch(tier -> tier.percent() == null), at + "tiers", "percent-not-applicable", "A bonus is an amount.");
        check.that(rate.tiers().stream().allMatch(tier -> tier.from() == null || tier.from().signum() > 0), at + "tiers", "out-of-range", "A threshold is above 0.");
        check.that(!rate.when().asksForItems(), at + "when", "condition-not-applicable", "A bonus counts whole results, not lines.");
    }

    private void checkBase(Rate rate) {
        boolean percents = rate.percent() != null || rate.tiers().stream().anyMatch(tier -> tier.percent() != null);
        check.that(rate.base() == null || percents, at + "base", "base-not-applicable", "Only a percentage has a base.");
        check.that(rate.less().isEmpty() || rate.net(), at + "less", "base-not-applicable", "Only a net base takes something off.");
    }

    private void price(String field, Price price, String currency) {
        if (price == null) {
            return;
        }
        BigDecimal amount = price.amount();
        check.that(amount != null, field + "/amount", "required", "Give a decimal number such as 12.34.");
        check.that(amount == null || amount.signum() >= 0 && plain(amount) && amount.movePointRight(Money.digits(currency))
                .compareTo(BigDecimal.valueOf(Money.LIMIT)) <= 0, field + "/amount", "amount-out-of-range", "A price is not negative and not absurd.");
        check.that(amount == null || amount.stripTrailingZeros().scale() <= PRICE_DECIMALS, field + "/amount", "amount-too-precise",
                "At most " + PRICE_DECIMALS + " decimals.");
        check.that(currency.equals(price.currency()), field + "/currency", "currency-mismatch", "This partner is paid in " + currency + ".");
    }

    private void percent(String field, BigDecimal percent, Pricing pricing) {
        if (percent == null) {
            return;
        }
        check.that(pricing == Pricing.CPS || pricing == Pricing.HYBRID, field, "percent-not-applicable", "Only cps and hybrid pay a percentage.");
        check.that(percent.signum() >= 0 && plain(percent) && percent.compareTo(HUNDRED) <= 0, field, "percent-out-of-range", "0 to 100.");
        check.that(percent.stripTrailingZeros().scale() <= PERCENT_DECIMALS, field, "percent-too-precise",
                "At most " + PERCENT_DECIMALS + " decimals.");
    }

    private void checkTiers(Rate rate, String currency) {
        List<Tier> tiers = rate.tiers();
        check.that(tiers.size() <= MAX_TIERS, at + "tiers", "too-many", "At most " + MAX_TIERS + " tiers.");
        boolean percents = !tiers.isEmpty() && tiers.get(0).percent() != null;
        BigDecimal before = null;
        for (int i = 0; i < Math.min(tiers.size(), MAX_TIERS); i++) {
            Tier tier = tiers.get(i);
            String field = at + "tiers/" + i;
            BigDecimal from = tier.from();
            check.that(from != null && from.signum() >= 0 && plain(from) && from.compareTo(MAX_FROM) <= 0, field + "/from", "out-of-range",
                    "Say from which unit or revenue on the tier applies, 0 or more.");
            check.that(from == null || before == null || from.compareTo(before) > 0, field + "/from", "not-ascending", "Tiers ascend.");
            check.that(tier.percent() == null != (tier.amount() == null), field, "price-ambiguous", "A tier has an amount or a percent.");
            check.that(tier.percent() != null == percents, field, "tiers-mixed", "All tiers have an amount, or all have a percent.");
            check.that(percents || rate.of() == BonusOf.REVENUE || from == null || from.stripTrailingZeros().scale() <= 0, field + "/from", "too-precise", "Whole units.");
            price(field + "/amount", tier.amount(), currency);
            percent(field + "/percent", tier.percent(), rate.pricing());
            before = from == null ? before : from;
        }
    }

    /** Guards the arithmetic that follows: {@code 1e999999999} is a short text and a very long number. */
    private static boolean plain(BigDecimal number) {
        return Math.abs((long) number.scale()) <= 40 && number.precision() <= 60;
    }
}
