package io.plumbline.tracking.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * An uploaded order beside the conversion of the same id.
 *
 * @param status   {@code paid, cancelled, refunded}
 * @param match    {@code matched}: the two agree; {@code proposed}: something follows from the order; {@code differing}: somebody has to look;
 *                 {@code unattributed}: no conversion has this id
 * @param proposal what follows: {@code none, approve, reject, correct, reverse, restate}
 * @param worth    of the conversion afterwards, or null
 * @param parts    what the amount holds besides goods, or null when not told
 * @param code     why, or what differs; null when nothing
 */
public record ShopOrder(UUID id, long version, UUID advertiserId, String orderId, Instant orderedAt, Money amount, String status, Money refund, String customerId,
        Boolean newCustomer, Instant recordedAt, UUID importId, UUID conversionId, String match, String proposal, Money worth, String code,
        AmountParts parts) implements Serializable {
}
