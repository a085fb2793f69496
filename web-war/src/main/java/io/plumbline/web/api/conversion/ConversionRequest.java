package io.plumbline.web.api.conversion;

import io.plumbline.shared.Invalid;
import io.plumbline.tracking.api.ConversionReport;
import io.plumbline.tracking.api.Door;
import io.plumbline.web.json.Sum;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A conversion as a back end reports it. */
public record ConversionRequest(String goal, UUID advertiserId, String clickId, String customerId, String emailSha256, String transactionId,
        Sum amount, Instant occurredAt, String status, List<Item> items, String couponCode, String refundId, String reason,
        Boolean newCustomer, Sum tax, Sum shipping, Sum discount, String subscriptionId) {

    public record Item(String sku, Integer quantity, Sum amount, String category) {
    }

    private static final int MAX_ITEMS = 500;

    /** @param scope the only advertiser of the key, or null */
    ConversionReport report(UUID scope, Instant now) {
        List<Item> lines = items == null ? List.of() : items;
        if (lines.size() > MAX_ITEMS) {
            throw new Invalid("items", "too-many", "At most " + MAX_ITEMS + " items.");
        }
        return new ConversionReport(Door.REST, goal, advertiserId == null && clickId == null ? scope : advertiserId, clickId, List.of(), null,
                customerId, emailSha256, transactionId, amount == null ? null : amount.amount(), amount == null ? null : amount.currency(),
                occurredAt == null ? now : occurredAt, status, lines.stream().map(this::line).toList(), null, null, null, null)
                .redeeming(couponCode).saying(new ConversionReport.More(refundId, reason, newCustomer, new ConversionReport.Parts(part(tax, "tax"), part(shipping, "shipping"),
                        part(discount, "discount")), subscriptionId));
    }

    private String part(Sum part, String name) {
        if (part != null && part.currency() != null && amount != null && amount.currency() != null && !part.currency().equals(amount.currency())) {
            throw new Invalid(name, "currency-differs", "Tax, shipping and discount are in the currency of the amount.");
        }
        return part == null ? null : part.amount();
    }

    private ConversionReport.Item line(Item item) {
        if (item == null) {
            throw new Invalid("items", "required", "An item is an object.");
        }
        if (item.amount() != null && item.amount().currency() != null && amount != null && amount.currency() != null
                && !item.amount().currency().equals(amount.currency())) {
            throw new Invalid("items", "currency-differs", "Items are in the currency of the conversion.");
        }
        return new ConversionReport.Item(item.sku(), item.quantity() == null ? 1 : item.quantity(),
                item.amount() == null ? null : item.amount().amount(), item.category());
    }
}
