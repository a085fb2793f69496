package io.plumbline.tracking.importing;

import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.AmountParts;
import io.plumbline.tracking.api.OrderEntry;
import io.plumbline.tracking.api.Orders;
import io.plumbline.tracking.api.Orders.Placed;
import io.plumbline.tracking.order.Sums;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Orders as a shop knows them. A dry run keeps what would follow from them, in numbers and money. */
final class OrderRows implements Rows<OrderEntry> {

    private final Surroundings around;
    private final Orders orders;
    private final boolean dryRun;
    private final Sums sums = new Sums();

    OrderRows(Surroundings around, Orders orders, boolean dryRun) {
        this.around = around;
        this.orders = orders;
        this.dryRun = dryRun;
    }

    @Override
    public OrderEntry read(Row row) {
        String currency = row.currency("currency", around.currency());
        String amount = row.money("amount", currency);
        if (amount == null) {
            throw new BadRow("amount", "required", "This cell is required.");
        }
        String refund = row.money("refund_amount", currency);
        Instant updated = row.time("updated_at");
        return new OrderEntry(around.advertiserId(), row.required("order_id", 256), row.past("time", around.latest()), Money.of(amount, currency),
                status(row.text("status", 32)), refund == null ? Money.zero(currency) : Money.of(refund, currency), row.text("customer_id", 256),
                row.flag("is_new_customer"), parts(row, Money.of(amount, currency)), updated == null ? null : Row.past("updated_at", updated, around.latest()), around.importId());
    }

    /** All of them or none: whoever tells the tax and leaves the shipping blank says that there was none. */
    private static AmountParts parts(Row row, Money amount) {
        String tax = row.money("tax", amount.currency());
        String shipping = row.money("shipping", amount.currency());
        String discount = row.money("discount", amount.currency());
        if (tax == null && shipping == null && discount == null) {
            return null;
        }
        AmountParts parts = new AmountParts(part(tax, amount), part(shipping, amount), part(discount, amount));
        if (parts.sum().minor() > amount.minor()) {
            throw new BadRow("tax", "amount-parts-exceed", "Tax, shipping and discount are " + parts.sum() + " of " + amount + ".");
        }
        return parts;
    }

    private static Money part(String text, Money amount) {
        return text == null ? Money.zero(amount.currency()) : Money.of(text, amount.currency());
    }

    private static OrderEntry.Status status(String word) {
        return switch (word == null ? "paid" : word.toLowerCase(Locale.ROOT)) {
            case "paid", "complete", "completed", "shipped", "delivered", "bezahlt" -> OrderEntry.Status.PAID;
            case "cancelled", "canceled", "void", "storniert" -> OrderEntry.Status.CANCELLED;
            case "refunded", "returned", "erstattet" -> OrderEntry.Status.REFUNDED;
            default -> throw new BadRow("status", "status-unknown", "Use paid, cancelled or refunded; it says " + word + ".");
        };
    }

    @Override
    public List<Boolean> write(List<OrderEntry> entries) {
        List<Placed> placed = orders.put(entries);
        if (dryRun) {
            placed.forEach(sums::add);
        }
        return placed.stream().map(Placed::fresh).toList();
    }

    /** The state an order is in; the same order in another state is another row. */
    @Override
    public UUID key(OrderEntry order) {
        return Ids.named("order", order.orderId(), order.status().key(), order.amount().toString(), order.refund().toString(), String.valueOf(order.newCustomer()),
                order.parts() == null ? "" : order.parts().toString());
    }

    @Override
    public void done() {
        if (dryRun) {
            orders.keep(around.importId(), sums.list());
        }
    }
}
