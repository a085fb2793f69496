package io.plumbline.tracking.api;

import io.plumbline.shared.Check;
import io.plumbline.shared.Keyed;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;

/**
 * How an advertiser wants its conversions validated. What is null is as in {@link #STANDARD}.
 *
 * @param orders           what is done with uploaded orders
 * @param goal             key of the goal that orders belong to; null for sales, or the only conversion with the order's id
 * @param tolerance        amounts that differ by no more than this are equal: a decimal in the order's currency
 * @param tolerancePercent the same in percent of the order's amount; the wider of the two holds
 * @param differing        what is done when a paid order is worth something else beyond that
 * @param missingDays      days after which a conversion without an order is missing one; 0 for never
 * @param missing          what is done with it
 * @param existingCustomer when the customer was known before
 * @param selfReferral     when the customer is the partner itself
 * @param selfReferralBy   what tells that: {@code email, customer-id, address}
 * @param refundWaitDays   how long a refund waits for its sale
 */
public record ValidationPolicy(Matching orders, String goal, BigDecimal tolerance, BigDecimal tolerancePercent, Differing differing, Integer missingDays,
        Missing missing, Response existingCustomer, Response selfReferral, List<String> selfReferralBy, Integer refundWaitDays) implements Serializable {

    public enum Matching implements Keyed {
        OFF, PROPOSE, APPLY
    }

    public enum Differing implements Keyed {
        LIST, CORRECT
    }

    public enum Missing implements Keyed {
        ON_HOLD, REJECT
    }

    public enum Response implements Keyed {
        OFF, FLAG, ON_HOLD, REJECT
    }

    public static final List<String> SELVES = List.of("email", "customer-id", "address");

    public static final ValidationPolicy STANDARD = new ValidationPolicy(Matching.PROPOSE, null, BigDecimal.ZERO, BigDecimal.ZERO, Differing.LIST, 0, Missing.ON_HOLD,
            Response.FLAG, Response.ON_HOLD, SELVES, 30);

    private static final int MAX_DAYS = 365;
    private static final BigDecimal MAX_TOLERANCE = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public ValidationPolicy {
        selfReferralBy = selfReferralBy == null ? null : Check.whole("selfReferralBy", selfReferralBy);
    }

    /** @throws io.plumbline.shared.Invalid with every fault */
    public ValidationPolicy sound() {
        new Check().optionalText("goal", goal, 64).that(between(tolerance, MAX_TOLERANCE), "tolerance", "out-of-range", "0 to " + MAX_TOLERANCE + ", at most four decimals.")
                .that(between(tolerancePercent, HUNDRED), "tolerancePercent", "out-of-range", "0 to 100, at most four decimals.")
                .that(missingDays == null || missingDays >= 0 && missingDays <= MAX_DAYS, "missingDays", "out-of-range", "0 to " + MAX_DAYS + " days; 0 for never.")
                .that(refundWaitDays == null || refundWaitDays >= 1 && refundWaitDays <= MAX_DAYS, "refundWaitDays", "out-of-range", "1 to " + MAX_DAYS + " days.")
                .that(selfReferralBy == null || SELVES.containsAll(selfReferralBy), "selfReferralBy", "self-unknown", "Use " + String.join(", ", SELVES) + ".").done();
        return this;
    }

    /** Complete but for the goal. */
    public ValidationPolicy complete() {
        return new ValidationPolicy(or(orders, STANDARD.orders), goal == null || goal.isBlank() ? null : goal, or(tolerance, STANDARD.tolerance),
                or(tolerancePercent, STANDARD.tolerancePercent), or(differing, STANDARD.differing), or(missingDays, STANDARD.missingDays), or(missing, STANDARD.missing),
                or(existingCustomer, STANDARD.existingCustomer), or(selfReferral, STANDARD.selfReferral), or(selfReferralBy, STANDARD.selfReferralBy),
                or(refundWaitDays, STANDARD.refundWaitDays));
    }

    private static boolean between(BigDecimal given, BigDecimal most) {
        return given == null || given.signum() >= 0 && given.compareTo(most) <= 0 && given.stripTrailingZeros().scale() <= 4;
    }

    private static <T> T or(T mine, T standard) {
        return mine == null ? standard : mine;
    }
}
