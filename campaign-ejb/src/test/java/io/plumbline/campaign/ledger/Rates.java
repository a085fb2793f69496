package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.Base;
import io.plumbline.campaign.api.BonusOf;
import io.plumbline.campaign.api.Deduction;
import io.plumbline.campaign.api.Price;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.Tier;
import io.plumbline.campaign.api.TierMode;
import io.plumbline.campaign.api.RateWhen;
import java.math.BigDecimal;
import java.util.List;

/** Rates that read aloud. */
final class Rates {

    private Rates() {
    }

    static Rate cps(String percent) {
        return new Rate(Pricing.CPS, null, null, new BigDecimal(percent), List.of(), null, null);
    }

    static Rate each(Pricing pricing, String amount) {
        return each(pricing, amount, null);
    }

    static Rate each(Pricing pricing, String amount, String currency) {
        return new Rate(pricing, null, new Price(new BigDecimal(amount), currency), null, List.of(), null, null);
    }

    static Rate forGoal(String goal, Rate rate) {
        return new Rate(rate.pricing(), goal, rate.amount(), rate.percent(), rate.tiers(), rate.tierMode(), rate.when());
    }

    static Rate when(Rate rate, List<String> countries, List<String> devices, Boolean newCustomer) {
        return new Rate(rate.pricing(), rate.goal(), rate.amount(), rate.percent(), rate.tiers(), rate.tierMode(), new RateWhen(countries, devices, newCustomer));
    }

    static Rate tiered(Pricing pricing, TierMode mode, Tier... tiers) {
        return new Rate(pricing, null, null, null, List.of(tiers), mode, null);
    }

    static Rate hybrid(String amount, String percent) {
        return new Rate(Pricing.HYBRID, null, new Price(new BigDecimal(amount), null), new BigDecimal(percent), List.of(), null, null);
    }

    static Rate bonus(BonusOf of, Tier... tiers) {
        return new Rate(Pricing.BONUS, null, null, null, List.of(tiers), null, null, null, null, of);
    }

    static Rate net(Rate rate, Deduction... less) {
        return new Rate(rate.pricing(), rate.goal(), rate.amount(), rate.percent(), rate.tiers(), rate.tierMode(), rate.when(), Base.NET, List.of(less), rate.of());
    }

    static Rate when(Rate rate, RateWhen when) {
        return new Rate(rate.pricing(), rate.goal(), rate.amount(), rate.percent(), rate.tiers(), rate.tierMode(), when, rate.base(), rate.less(), rate.of());
    }

    static RateWhen repeatWithin(int months) {
        return new RateWhen(null, null, null, null, null, null, null, null, months);
    }

    static Rate ofSku(Rate rate, String... skus) {
        return when(rate, new RateWhen(null, null, null, List.of(skus), null, null, null, null, null));
    }

    static Rate ofCategory(Rate rate, String... categories) {
        return when(rate, new RateWhen(null, null, null, null, List.of(categories), null, null, null, null));
    }

    static Tier percentFrom(String from, String percent) {
        return new Tier(new BigDecimal(from), null, new BigDecimal(percent));
    }

    static Tier priceFrom(String from, String amount) {
        return new Tier(new BigDecimal(from), new Price(new BigDecimal(amount), null), null);
    }
}
