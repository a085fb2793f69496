package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.BonusOf;
import io.plumbline.campaign.api.Deduction;
import io.plumbline.campaign.api.Price;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.RateWhen;
import io.plumbline.campaign.api.Tier;
import io.plumbline.campaign.api.TierMode;
import java.math.BigDecimal;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeMap;

/** A rate as a person would say it: {@code rate 2: CPS 12.5 % for goal sale in DE}. */
final class RateWords {

    private static final int LONGEST = 300;

    private RateWords() {
    }

    static String of(String rateId, Rate rate) {
        StringJoiner words = new StringJoiner(" ", "rate " + rateId + ": ", "");
        words.add(rate.pricing().name());
        value(words, rate.amount(), rate.pricing() == Pricing.HYBRID ? null : rate.percent());
        if (rate.pricing() == Pricing.HYBRID) {
            words.add("and");
            value(words, null, rate.percent());
        }
        if (rate.net()) {
            words.add(rate.less().isEmpty() ? "net" : "net of " + String.join("/", rate.less().stream().map(Deduction::key).toList()));
        }
        for (Tier tier : rate.tiers()) {
            words.add("from " + plain(tier.from()));
            value(words, tier.amount(), tier.percent());
        }
        if (!rate.tiers().isEmpty() && rate.tierMode() == TierMode.ALL) {
            words.add("on everything");
        }
        if (rate.pricing() == Pricing.BONUS) {
            words.add(rate.of() == BonusOf.REVENUE ? "of revenue a month" : "conversions a month");
        }
        if (rate.goal() != null) {
            words.add("for goal " + rate.goal());
        }
        if (!rate.when().country().isEmpty()) {
            words.add("in " + String.join("/", rate.when().country()));
        }
        if (!rate.when().device().isEmpty()) {
            words.add("on " + String.join("/", rate.when().device()));
        }
        if (rate.when().newCustomer() != null) {
            words.add(rate.when().newCustomer() ? "for new customers" : "for known customers");
        }
        more(words, rate.when());
        return shortened(words.toString(), LONGEST);
    }

    private static void more(StringJoiner words, RateWhen when) {
        listed(words, "of", when.sku());
        listed(words, "of category", when.category());
        listed(words, "with coupon", when.coupon());
        listed(words, "for partners in", when.group());
        new TreeMap<>(when.sub()).forEach((name, values) -> listed(words, "with " + name, values));
        if (when.repeatWithinMonths() != null) {
            words.add("for repeat sales within " + when.repeatWithinMonths() + " months");
        }
        if (when.renewals() != null) {
            words.add("for the first " + when.renewals() + " renewals");
        }
    }

    private static void listed(StringJoiner words, String before, List<String> values) {
        if (!values.isEmpty()) {
            words.add(before + " " + String.join("/", values));
        }
    }

    static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    private static void value(StringJoiner words, Price price, BigDecimal percent) {
        if (percent != null) {
            words.add(plain(percent) + " %");
        } else if (price != null) {
            words.add(plain(price.amount()) + (price.currency() == null ? "" : " " + price.currency()));
        }
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
