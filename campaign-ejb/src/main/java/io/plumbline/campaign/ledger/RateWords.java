package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.BonusOf;
import io.plumbline.campaign.api.Deduction;
import io.plumbline.campaign.api.Price;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.RateWhen;
import io.plumbline.campaign.api.Rung;
import io.plumbline.campaign.api.Tier;
import io.plumbline.campaign.api.TierMode;
import java.math.BigDecimal;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Function;

/** A rate as a person would say it: {@code rate 2: CPS 4 % up to 200 EUR a month, 6 % above for goal sale in DE}. */
final class RateWords {

    private static final int LONGEST = 300;

    private RateWords() {
    }

    /** @param currency the partner's, in which revenue is counted; null where nobody asks */
    static String of(String rateId, Rate rate, String currency) {
        StringJoiner words = new StringJoiner(" ", "rate " + rateId + ": ", "");
        words.add(rate.pricing().name());
        if (rate.pricing() == Pricing.HYBRID) {
            words.add(value(rate.amount(), null)).add("and").add(value(null, rate.percent()));
        } else if (rate.amount() != null || rate.percent() != null) {
            words.add(value(rate.amount(), rate.percent()));
        }
        if (rate.pricing() == Pricing.BONUS) {
            words.add(bonus(rate, currency));
        } else if (!rate.tiers().isEmpty()) {
            words.add(tiers(rate, currency));
        }
        if (rate.net()) {
            words.add(rate.less().isEmpty() ? "net" : "net of " + String.join("/", rate.less().stream().map(Deduction::key).toList()));
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

    private static String tiers(Rate rate, String currency) {
        StringJoiner words = new StringJoiner(", ");
        for (Rung rung : rate.rungs()) {
            String paid = rung.tier() == null ? "nothing" : value(rung.tier().amount(), rung.tier().percent());
            words.add(paid + reach(rung, of -> volume(of, rate, currency)) + (rung.above() == null && rung.upTo() != null ? " a month" : ""));
        }
        return words + (rate.tierMode() == TierMode.ALL && rate.rungs().size() > 1 ? ", on everything" : "");
    }

    private static String reach(Rung rung, Function<BigDecimal, String> volume) {
        if (rung.upTo() != null) {
            return (rung.within() ? " up to " : " below ") + volume.apply(rung.upTo());
        }
        return rung.above() == null ? "" : rung.within() ? " above" : " from " + volume.apply(rung.above());
    }

    private static String bonus(Rate rate, String currency) {
        StringJoiner words = new StringJoiner(", ");
        String counted = rate.of() == BonusOf.REVENUE ? " of revenue a month" : " conversions a month";
        for (Tier tier : rate.tiers()) {
            words.add(value(tier.amount(), null) + " from " + volume(tier.from(), rate, currency) + (words.length() == 0 ? counted : ""));
        }
        return words.toString();
    }

    private static String volume(BigDecimal of, Rate rate, String currency) {
        return plain(of) + (rate.countsRevenue() && currency != null ? " " + currency : "");
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

    private static String value(Price price, BigDecimal percent) {
        return percent != null ? plain(percent) + " %" : plain(price.amount()) + (price.currency() == null ? "" : " " + price.currency());
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
