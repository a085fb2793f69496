package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.Claim;
import io.plumbline.campaign.api.Claim.Occasion;
import io.plumbline.campaign.api.GoalKind;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.RateWhen;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a rate applies to a claim, and if not, why.
 *
 * @param item   the line of the basket that is asked for, or null for the conversion as a whole
 * @param groups of the partner
 */
record RateFit(Claim claim, Claim.Item item, Set<String> groups) {

    private static final String SUB = "sub";

    /** @return null when it applies */
    String obstacle(Rate rate) {
        if (rate.pricing() == Pricing.FLAT) {
            return "owed once when the agreement takes effect, not for a result";
        }
        if (rate.pricing() == Pricing.BONUS) {
            return "paid beside the rates, by the volume of the month";
        }
        return mismatch(rate);
    }

    /** The same for a bonus, which competes with no rate. */
    boolean counts(Rate bonus) {
        return bonus.pricing() == Pricing.BONUS && claim.occasion() == Occasion.CONVERSION && mismatch(bonus) == null;
    }

    private String mismatch(Rate rate) {
        if (!pays(rate.pricing()) && !madeForThisCustomGoal(rate)) {
            return "pays for " + paysFor(rate.pricing()) + ", this is " + what();
        }
        if (rate.goal() != null && !rate.goal().equals(claim.goalKey())) {
            return "limited to goal " + rate.goal();
        }
        RateWhen when = rate.when();
        return Stream.of(asked("country", "visitor is ", when.country(), claim.country()), asked("device", "visitor is on ", when.device(), claim.device()),
                customer(when), items(when), coupon(when), group(when), subs(when), inherited(when), repeat(when),
                renewal(when)).filter(no -> no != null).findFirst().orElse(null);
    }

    private static String asked(String what, String visitorIs, List<String> values, String known) {
        return values.isEmpty() || known != null && values.contains(known) ? null
                : "asks for " + what + " " + String.join(" or ", values) + ", " + (known == null ? "the visitor's is unknown" : visitorIs + known);
    }

    private String customer(RateWhen when) {
        return when.newCustomer() == null || when.newCustomer().equals(claim.newCustomer()) ? null
                : "asks for a " + (when.newCustomer() ? "new" : "known") + " customer, "
                        + (claim.newCustomer() == null ? "which is unknown here" : claim.newCustomer() ? "this one is new" : "this one is known");
    }

    private String items(RateWhen when) {
        if (!when.asksForItems()) {
            return null;
        }
        String asks = "asks for " + String.join(" or ", Stream.concat(when.sku().stream(), when.category().stream().map(c -> "category " + c)).toList());
        if (item == null) {
            return asks + (claim.more().items().isEmpty() ? ", no items are known" : ", and pays for such lines only");
        }
        boolean sku = when.sku().isEmpty() || when.sku().contains(item.sku());
        boolean category = when.category().isEmpty() || item.category() != null && when.category().contains(item.category());
        return sku && category ? null : asks + ", this is " + item.sku() + (item.category() == null ? "" : " of " + item.category());
    }

    private String coupon(RateWhen when) {
        String redeemed = claim.more().coupon();
        return when.coupon().isEmpty() || redeemed != null && when.coupon().stream().anyMatch(redeemed.strip()::equalsIgnoreCase) ? null
                : "asks for coupon " + String.join(" or ", when.coupon()) + ", " + (redeemed == null ? "none was redeemed" : "redeemed was " + redeemed);
    }

    private String group(RateWhen when) {
        return when.group().isEmpty() || when.group().stream().anyMatch(groups::contains) ? null
                : "asks for partner group " + String.join(" or ", when.group()) + ", the partner is in " + (groups.isEmpty() ? "none" : String.join(", ", groups));
    }

    private String subs(RateWhen when) {
        for (Map.Entry<String, List<String>> sub : when.sub().entrySet()) {
            String known = sub(sub.getKey());
            if (known == null || !sub.getValue().contains(known)) {
                return "asks for " + sub.getKey() + " " + String.join(" or ", sub.getValue()) + ", " + (known == null ? "it is empty" : "it is " + known);
            }
        }
        return null;
    }

    private String sub(String name) {
        int at = Integer.parseInt(name.substring(SUB.length())) - 1;
        return at < claim.more().subs().size() ? claim.more().subs().get(at) : null;
    }

    /** Who won a customer long ago is paid for what was promised for that, and not as if the customer had been won again. */
    private String inherited(RateWhen when) {
        return !claim.more().inherited() || when.recurring() ? null : "pays for what a touch has brought, this is a renewal";
    }

    private String renewal(RateWhen when) {
        Integer number = claim.more().renewal();
        return when.renewals() == null || number != null && number <= when.renewals() ? null
                : "asks for one of the first " + when.renewals() + " renewals, " + (number == null ? "this is none" : "this is number " + number);
    }

    private String repeat(RateWhen when) {
        Instant since = claim.more().customerSince();
        if (when.repeatWithinMonths() == null) {
            return null;
        }
        if (since == null) {
            return "asks for a repeat sale, this is the customer's first";
        }
        Instant until = since.atZone(ZoneOffset.UTC).plusMonths(when.repeatWithinMonths()).toInstant();
        return claim.at().isBefore(until) ? null : "asks for a repeat sale within " + when.repeatWithinMonths() + " months of " + since.toString().substring(0, 10);
    }

    private boolean pays(Pricing pricing) {
        boolean conversion = claim.occasion() == Occasion.CONVERSION;
        return switch (pricing) {
            case CPC -> claim.occasion() == Occasion.CLICK;
            case CPM -> claim.occasion() == Occasion.IMPRESSION;
            case CPL -> conversion && (claim.goalKind() == GoalKind.LEAD || claim.goalKind() == GoalKind.SIGNUP);
            case CPS, HYBRID -> conversion && claim.goalKind() == GoalKind.SALE;
            case CPI -> conversion && claim.goalKind() == GoalKind.INSTALL;
            case CPA, BONUS -> conversion;
            case FLAT -> false;
        };
    }

    /** What a custom goal counts is known to those who agreed on a rate for it by name. */
    private boolean madeForThisCustomGoal(Rate rate) {
        return claim.occasion() == Occasion.CONVERSION && claim.goalKind() == GoalKind.CUSTOM && rate.goal() != null
                && rate.pricing() != Pricing.CPC && rate.pricing() != Pricing.CPM;
    }

    private static String paysFor(Pricing pricing) {
        return switch (pricing) {
            case CPC -> "clicks";
            case CPM -> "impressions";
            case CPL -> "leads and sign-ups";
            case CPS, HYBRID -> "sales";
            case CPI -> "installs";
            case CPA, BONUS -> "conversions";
            case FLAT -> "the agreement itself";
        };
    }

    private String what() {
        return switch (claim.occasion()) {
            case CLICK -> "a click";
            case IMPRESSION -> "an impression";
            case CONVERSION -> "a conversion of kind " + (claim.goalKind() == null ? "unknown" : claim.goalKind().name().toLowerCase(Locale.ROOT));
        };
    }
}
