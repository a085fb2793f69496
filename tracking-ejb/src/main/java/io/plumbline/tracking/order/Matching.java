package io.plumbline.tracking.order;

import io.plumbline.shared.Conflict;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.OrderEntry;
import io.plumbline.tracking.api.Orders.Placed;
import io.plumbline.tracking.api.ShopOrder;
import io.plumbline.tracking.api.ValidationPolicy;
import io.plumbline.tracking.conversion.Counts;
import io.plumbline.tracking.conversion.OrderRuling;
import io.plumbline.tracking.conversion.OrderRuling.Sale;
import io.plumbline.tracking.conversion.ValidationBook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Puts an order beside its conversion, in the caller's transaction. First the order's row is held, then the conversion's. */
@ApplicationScoped
public class Matching {

    @Inject
    private OrderBook book;
    @Inject
    private OrderRuling ruling;
    @Inject
    private ValidationBook policies;

    Optional<UUID> saleOf(OrderEntry order) {
        return ruling.named(order.advertiserId(), policies.of(order.advertiserId()).goal(), order.orderId());
    }

    /**
     * @throws Invalid  code {@code refund-exceeds-order, currency-mismatch}
     * @throws Conflict code {@code order-regresses} when it is an earlier state of an order that has gone on
     */
    Placed put(OrderEntry order, Instant now, Counts counts) {
        if (order.refund().minor() > order.amount().minor()) {
            throw new Invalid("refund_amount", "refund-exceeds-order", "More is refunded than the order was worth.");
        }
        ShopOrder known = book.hold(order.advertiserId(), order.orderId()).orElse(null);
        if (known == null) {
            Optional<UUID> added = book.add(order, now);
            if (added.isPresent()) {
                return placed(true, added.get(), order, now, counts);
            }
            known = book.hold(order.advertiserId(), order.orderId()).orElseThrow();
        }
        boolean fresh = isFresh(order, known);
        if (fresh) {
            book.amend(known.id(), order, now);
        }
        return placed(fresh, known.id(), fresh ? order : OrderBook.entry(known), now, counts);
    }

    private boolean isFresh(OrderEntry order, ShopOrder known) {
        if (!known.amount().currency().equals(order.amount().currency())) {
            throw new Invalid("currency", "currency-mismatch", "The order is known in " + known.amount().currency() + ".");
        }
        Instant before = order.updatedAt() == null ? null : book.updatedAt(known.id());
        if (before != null && order.updatedAt().isBefore(before)) {
            return false;
        }
        boolean same = known.amount().equals(order.amount()) && known.status().equals(order.status().key()) && known.refund().equals(order.refund())
                && known.orderedAt().equals(order.at()) && (order.customerId() == null || order.customerId().equals(known.customerId()))
                && (order.newCustomer() == null || Objects.equals(order.newCustomer(), known.newCustomer())) && (order.parts() == null || order.parts().equals(known.parts()));
        boolean backwards = order.refund().minor() < known.refund().minor() || !known.status().equals("paid") && order.status() == OrderEntry.Status.PAID;
        if (!same && backwards && before == null) {
            throw new Conflict("order-regresses", "The order is " + known.status() + " with " + known.refund() + " refunded already. Give updated_at when it really went back.");
        }
        return !same;
    }

    /** Compares, and carries out where the policy says so. */
    private Placed placed(boolean fresh, UUID id, OrderEntry order, Instant now, Counts counts) {
        ValidationPolicy policy = policies.of(order.advertiserId());
        Sale sale = policy.orders() == ValidationPolicy.Matching.OFF ? null : saleOf(order).flatMap(found -> ruling.hold(found, now)).orElse(null);
        Match match = sale == null ? Match.NO_SALE : Match.of(order, sale, policy, ruling.mayTouchLocked());
        Placed told = new Placed(fresh, match.state() == Match.State.PROPOSED || match.state() == Match.State.MATCHED ? match.action().key() : match.state().key(), match.code(),
                sale == null ? order.amount() : sale.amount(), sale == null ? Money.zero(order.amount().currency()) : match.change(sale));
        if (policy.orders() == ValidationPolicy.Matching.APPLY && match.state() == Match.State.PROPOSED) {
            carryOut(id, order, sale, match, policy, now, counts);
        } else {
            book.matched(id, match, sale);
        }
        return told;
    }

    /** Looks again; what was proposed is proposed anew if it still follows. @return what stands now */
    Match again(UUID id, boolean apply, Instant now, Counts counts) {
        ShopOrder held = book.hold(id).orElse(null);
        if (held == null) {
            return Match.NO_SALE;
        }
        OrderEntry order = OrderBook.entry(held);
        ValidationPolicy policy = policies.of(order.advertiserId());
        Sale sale = saleOf(order).flatMap(found -> ruling.hold(found, now)).orElse(null);
        Match match = sale == null ? Match.NO_SALE : Match.of(order, sale, policy, ruling.mayTouchLocked());
        if (match.state() == Match.State.PROPOSED && (apply || policy.orders() == ValidationPolicy.Matching.APPLY)) {
            carryOut(id, order, sale, match, policy, now, counts);
        } else {
            book.matched(id, match, sale);
        }
        return match;
    }

    /** What it would be, with nothing held and nothing kept. */
    Optional<Placed> proposal(ShopOrder known, Instant now) {
        OrderEntry order = OrderBook.entry(known);
        return saleOf(order).flatMap(found -> ruling.look(found, now)).map(sale -> {
            Match match = Match.of(order, sale, policies.of(order.advertiserId()), ruling.mayTouchLocked());
            return new Placed(false, match.state() == Match.State.DIFFERING ? match.state().key() : match.action().key(), match.code(), sale.amount(), match.change(sale));
        });
    }

    private void carryOut(UUID id, OrderEntry order, Sale sale, Match match, ValidationPolicy policy, Instant now, Counts counts) {
        String reference = "order:" + order.orderId();
        Sale decided = match.action() == Match.Action.RESTATE ? sale : ruling.carryOut(sale.id(), match.decision(sale.amount()), reference, now, counts);
        boolean stands = match.action() != Match.Action.REJECT && match.action() != Match.Action.REVERSE;
        // What is decided by this very order may have locked by that: the order tells what it tells all the same.
        Sale after = stands && (sale.open() || ruling.mayTouchLocked()) ? ruling.restate(decided.id(), Match.facts(order), reference, now, counts) : decided;
        book.matched(id, Match.of(order, after, policy, ruling.mayTouchLocked()), after);
    }
}
