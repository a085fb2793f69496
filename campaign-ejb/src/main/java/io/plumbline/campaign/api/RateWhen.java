package io.plumbline.campaign.api;

import io.plumbline.shared.Check;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a result must be like for a rate to apply. An absent part asks nothing; all parts must match, one of the values of each. What is
 * unknown of a result matches no condition on it.
 *
 * @param country            ISO 3166 alpha-2 codes
 * @param device             {@code desktop}, {@code mobile}, {@code tablet}, {@code other}
 * @param newCustomer        whether the customer's first conversion with the advertiser is asked for
 * @param sku                line items with one of these SKUs: the rate then pays for the lines, not for the whole
 * @param category           line items of one of these categories, likewise
 * @param coupon             codes that were redeemed, upper or lower case
 * @param group              keys of partner groups
 * @param sub                values of sub-ids, by {@code sub1} to {@code sub10}
 * @param repeatWithinMonths a repeat sale within so many months of the customer's first one through the same partner, 1 to 120
 * @param renewals           one of so many repeat sales after the customer's first one through the same partner, 1 to 1000
 */
public record RateWhen(List<String> country, List<String> device, Boolean newCustomer, List<String> sku, List<String> category, List<String> coupon,
        List<String> group, Map<String, List<String>> sub, Integer repeatWithinMonths, Integer renewals)
        implements Serializable {

    public static final RateWhen ALWAYS = new RateWhen(List.of(), List.of(), null);

    public RateWhen {
        country = Check.whole("country", country);
        device = Check.whole("device", device);
        sku = Check.whole("sku", sku);
        category = Check.whole("category", category);
        coupon = Check.whole("coupon", coupon);
        group = Check.whole("group", group);
        TreeMap<String, List<String>> subs = new TreeMap<>();
        if (sub != null) {
            sub.forEach((name, values) -> subs.put(name, Check.whole("sub/" + name, values)));
        }
        sub = Map.copyOf(subs);
    }

    public RateWhen(List<String> country, List<String> device, Boolean newCustomer) {
        this(country, device, newCustomer, null, null, null, null, null, null);
    }

    public RateWhen(List<String> country, List<String> device, Boolean newCustomer, List<String> sku, List<String> category, List<String> coupon,
            List<String> group, Map<String, List<String>> sub, Integer repeatWithinMonths) {
        this(country, device, newCustomer, sku, category, coupon, group, sub, repeatWithinMonths, null);
    }

    /** Whether it is made for what a customer buys again, also long after the touch. */
    public boolean recurring() {
        return repeatWithinMonths != null || renewals != null;
    }

    public boolean asksForItems() {
        return !sku.isEmpty() || !category.isEmpty();
    }

    /** How many parts ask for something: the more specific condition wins. Each sub-id is one. */
    public int specificity() {
        int lists = (int) List.of(country, device, sku, category, coupon, group).stream().filter(asked -> !asked.isEmpty()).count();
        return lists + sub.size() + (newCustomer == null ? 0 : 1) + (repeatWithinMonths == null ? 0 : 1) + (renewals == null ? 0 : 1);
    }
}
