package io.plumbline.campaign.agreement;

import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.RateWhen;
import io.plumbline.campaign.planning.Visitors;
import io.plumbline.shared.Check;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/** What the condition of a rate may say. */
final class ConditionRules {

    static final int MOST_VALUES = 100;
    static final int MOST_MONTHS = 120;
    static final int MOST_RENEWALS = 1000;

    private static final int LONGEST = 256;
    private static final Set<Pricing> OF_RESULTS = EnumSet.of(Pricing.CPL, Pricing.CPA, Pricing.CPS, Pricing.CPI, Pricing.HYBRID, Pricing.BONUS);

    private final Check check;
    private final String at;

    ConditionRules(Check check, String at) {
        this.check = check;
        this.at = at;
    }

    /** Codes in the case in which results will be compared with them, each once. */
    static RateWhen tidy(RateWhen when) {
        TreeMap<String, List<String>> subs = new TreeMap<>();
        when.sub().forEach((name, values) -> subs.put(name.strip().toLowerCase(Locale.ROOT), trimmed(values)));
        return new RateWhen(when.country().stream().map(c -> c.strip().toUpperCase(Locale.ROOT)).distinct().toList(),
                when.device().stream().map(d -> d.strip().toLowerCase(Locale.ROOT)).distinct().toList(), when.newCustomer(), trimmed(when.sku()),
                trimmed(when.category()), trimmed(when.coupon()), trimmed(when.group()), subs, when.repeatWithinMonths(), when.renewals());
    }

    private static List<String> trimmed(List<String> values) {
        return values.stream().map(String::strip).distinct().toList();
    }

    void check(Rate rate) {
        RateWhen when = rate.when();
        check.that(when.country().stream().allMatch(Visitors::isCountry), at + "/country", "country-unknown", "Use ISO 3166 codes such as DE.");
        check.that(when.device().stream().allMatch(Visitors::isDevice), at + "/device", "device-unknown", "Use desktop, mobile, tablet or other.");
        values("sku", when.sku());
        values("category", when.category());
        values("coupon", when.coupon());
        values("group", when.group());
        when.sub().forEach((name, values) -> {
            check.that(name.matches("sub([1-9]|10)"), at + "/sub", "sub-unknown", "Sub-ids are sub1 to sub10.");
            check.that(!values.isEmpty(), at + "/sub", "required", "Give the values asked for.");
            values("sub", values);
        });
        Integer months = when.repeatWithinMonths();
        check.that(months == null || months >= 1 && months <= MOST_MONTHS, at + "/repeatWithinMonths", "out-of-range", "1 to " + MOST_MONTHS + " months.");
        Integer renewals = when.renewals();
        check.that(renewals == null || renewals >= 1 && renewals <= MOST_RENEWALS, at + "/renewals", "out-of-range", "1 to " + MOST_RENEWALS + " renewals.");
        boolean results = when.asksForItems() || !when.coupon().isEmpty() || when.recurring();
        check.that(!results || OF_RESULTS.contains(rate.pricing()), at, "condition-not-applicable", "Only results have items, coupons and customers.");
        check.that(rate.pricing() != Pricing.FLAT || when.specificity() == 0, at, "condition-not-applicable", "A flat fee is owed without conditions.");
    }

    private void values(String name, List<String> values) {
        check.that(values.size() <= MOST_VALUES, at + "/" + name, "too-many", "At most " + MOST_VALUES + " values.");
        values.stream().limit(MOST_VALUES).forEach(value -> check.text(at + "/" + name, value, LONGEST));
    }
}
