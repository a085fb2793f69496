package io.plumbline.tracking.api;

import io.plumbline.shared.Keyed;
import io.plumbline.shared.Money;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * An order as a shop lists it: its latest state, not what has happened to it.
 *
 * @param refund      all that was given back so far, in the order's currency; zero for nothing. A refunded order without an amount is refunded whole
 * @param customerId  null when not told
 * @param newCustomer null when not told
 * @param parts       what the amount holds besides goods, or null when not told
 * @param updatedAt   when the shop changed it last, or null: then an earlier state that comes later is refused where it is recognised
 */
public record OrderEntry(UUID advertiserId, String orderId, Instant at, Money amount, Status status, Money refund, String customerId, Boolean newCustomer,
        AmountParts parts, Instant updatedAt, UUID importId) implements Serializable {

    public enum Status implements Keyed {
        PAID, CANCELLED, REFUNDED
    }
}
