package io.plumbline.tracking.order;

import io.plumbline.shared.Money;
import io.plumbline.tracking.api.ConversionDecision;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.OrderEntry;
import io.plumbline.tracking.api.ReasonCode;
import io.plumbline.tracking.api.ValidationPolicy;
import io.plumbline.tracking.api.ValidationPolicy.Differing;
import io.plumbline.tracking.conversion.Facts;
import io.plumbline.tracking.conversion.OrderRuling.Sale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * What follows from an order for its conversion.
 *
 * @param action what to do, or nothing
 * @param worth  of the conversion afterwards
 * @param code   why, or what differs; null when the two agree
 */
record Match(State state, Action action, Money worth, String code) {

    enum State {
        MATCHED, PROPOSED, DIFFERING, UNATTRIBUTED;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum Action {
        NONE, APPROVE, REJECT, CORRECT, REVERSE,
        /** The order tells more than was known: what the amount holds, whether the customer was new. */
        RESTATE;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final Match NO_SALE = new Match(State.UNATTRIBUTED, Action.NONE, null, null);

    /** @param mayTouchLocked whether the caller may change what has been settled */
    static Match of(OrderEntry order, Sale sale, ValidationPolicy policy, boolean mayTouchLocked) {
        if (!order.amount().currency().equals(sale.amount().currency())) {
            return differing(sale, "currency-mismatch");
        }
        Match decided = isWhole(order) ? takenBack(order, sale) : paid(order, sale, policy);
        boolean counts = sale.status() != ConversionStatus.REJECTED && sale.status() != ConversionStatus.REVERSED;
        Match match = decided.state == State.MATCHED && counts && facts(order).tellMoreThan(sale.facts()) ? proposed(Action.RESTATE, sale.amount(), "order-tells-more") : decided;
        return match.action == Action.NONE || sale.open() || mayTouchLocked ? match : differing(sale, "conversion-locked");
    }

    static Facts facts(OrderEntry order) {
        return new Facts(order.amount(), order.parts(), order.newCustomer());
    }

    private static boolean isWhole(OrderEntry order) {
        boolean all = order.refund().minor() == order.amount().minor() && !order.refund().isZero();
        return order.status() == OrderEntry.Status.CANCELLED || all || order.status() == OrderEntry.Status.REFUNDED && order.refund().isZero();
    }

    private static Match takenBack(OrderEntry order, Sale sale) {
        boolean cancelled = order.status() == OrderEntry.Status.CANCELLED;
        String code = (cancelled ? ReasonCode.ORDER_CANCELLED : ReasonCode.ORDER_REFUNDED).key();
        return switch (sale.status()) {
            case REJECTED, REVERSED -> agreed(sale);
            case APPROVED -> proposed(Action.REVERSE, sale.amount(), code);
            case PENDING, ON_HOLD -> proposed(cancelled ? Action.REJECT : Action.REVERSE, sale.amount(), code);
        };
    }

    private static Match paid(OrderEntry order, Sale sale, ValidationPolicy policy) {
        return switch (sale.status()) {
            case REVERSED -> differing(sale, "reversed-but-paid");
            case REJECTED -> isMissing(sale) ? approved(order, sale, policy) : differing(sale, "rejected-but-paid");
            case ON_HOLD -> isMissing(sale) ? approved(order, sale, policy) : differing(sale, "on-hold");
            case PENDING -> approved(order, sale, policy);
            case APPROVED -> kept(order, sale, policy);
        };
    }

    /** What was refused only because no order was there is not refused any more. */
    private static boolean isMissing(Sale sale) {
        return sale.code() == ReasonCode.ORDER_MISSING;
    }

    private static Match approved(OrderEntry order, Sale sale, ValidationPolicy policy) {
        if (isEqual(order, sale, policy)) {
            return proposed(Action.APPROVE, sale.amount(), ReasonCode.ORDER_PAID.key());
        }
        return mayFollow(order, sale, policy) ? proposed(Action.APPROVE, left(order), ReasonCode.ORDER_CORRECTED.key()) : differing(sale, "amount-differs");
    }

    private static Match kept(OrderEntry order, Sale sale, ValidationPolicy policy) {
        if (isEqual(order, sale, policy)) {
            return agreed(sale);
        }
        boolean less = sale.amount().minor() > left(order).minor();
        return less && mayFollow(order, sale, policy) ? proposed(Action.CORRECT, left(order), ReasonCode.ORDER_CORRECTED.key()) : differing(sale, "amount-differs");
    }

    private static Money left(OrderEntry order) {
        return order.amount().minus(order.refund());
    }

    private static boolean isEqual(OrderEntry order, Sale sale, ValidationPolicy policy) {
        return Math.abs(sale.amount().minor() - left(order).minor()) <= tolerated(order, policy);
    }

    /** A part that was refunded explains a difference downwards; any other one only when the policy says that orders are right. */
    private static boolean mayFollow(OrderEntry order, Sale sale, ValidationPolicy policy) {
        boolean refunded = !order.refund().isZero() && sale.amount().minor() > left(order).minor()
                && sale.amount().minor() <= order.amount().minor() + tolerated(order, policy);
        return refunded || policy.differing() == Differing.CORRECT;
    }

    private static long tolerated(OrderEntry order, ValidationPolicy policy) {
        BigDecimal percent = BigDecimal.valueOf(order.amount().minor()).multiply(policy.tolerancePercent()).movePointLeft(2);
        BigDecimal fixed = policy.tolerance().movePointRight(Money.digits(order.amount().currency()));
        return percent.max(fixed).setScale(0, RoundingMode.FLOOR).longValueExact();
    }

    private static Match agreed(Sale sale) {
        return new Match(State.MATCHED, Action.NONE, sale.amount(), null);
    }

    private static Match proposed(Action action, Money worth, String code) {
        return new Match(State.PROPOSED, action, worth, code);
    }

    private static Match differing(Sale sale, String code) {
        return new Match(State.DIFFERING, Action.NONE, sale.amount(), code);
    }

    /** @param now what the conversion is worth */
    ConversionDecision decision(Money now) {
        return switch (action) {
            case APPROVE -> decided(ConversionStatus.APPROVED, worth.equals(now) ? null : worth);
            case REJECT -> decided(ConversionStatus.REJECTED, null);
            case REVERSE -> decided(ConversionStatus.REVERSED, null);
            case CORRECT -> decided(ConversionStatus.REVERSED, now.minus(worth));
            case NONE, RESTATE -> throw new IllegalStateException("Nothing is decided by this order");
        };
    }

    private ConversionDecision decided(ConversionStatus next, Money amount) {
        return new ConversionDecision(next, null, code, amount == null ? null : amount.amount().toPlainString(), amount == null ? null : amount.currency(), null, null);
    }

    /** How much less or more counts afterwards. */
    Money change(Sale sale) {
        boolean counted = sale.status() == ConversionStatus.PENDING || sale.status() == ConversionStatus.ON_HOLD || sale.status() == ConversionStatus.APPROVED;
        Money before = counted ? sale.amount() : Money.zero(sale.amount().currency());
        return switch (action) {
            case NONE, RESTATE -> Money.zero(sale.amount().currency());
            case REJECT, REVERSE -> before.negated();
            case APPROVE, CORRECT -> worth.minus(before);
        };
    }
}
