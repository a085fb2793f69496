package io.plumbline.tracking.order;

import io.plumbline.shared.Ids;
import io.plumbline.shared.Keyed;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.AmountParts;
import io.plumbline.tracking.api.OrderEntry;
import io.plumbline.tracking.api.ShopOrder;
import io.plumbline.tracking.conversion.OrderRuling.Sale;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Orders on disk: of each the latest state. */
@ApplicationScoped
public class OrderBook {

    static final String SELECT = "select * from tracking.shop_order";

    @Inject
    private Sql sql;

    /** Held until the end of the transaction. */
    Optional<ShopOrder> hold(UUID advertiserId, String orderId) {
        return sql.one(SELECT + " where advertiser_id = ? and order_id = ? for update", OrderBook::read, advertiserId, orderId);
    }

    Optional<ShopOrder> hold(UUID id) {
        return sql.one(SELECT + " where id = ? for update", OrderBook::read, id);
    }

    Instant updatedAt(UUID id) {
        return sql.one("select updated_at from tracking.shop_order where id = ? and updated_at is not null", row -> Sql.instant(row, "updated_at"), id).orElse(null);
    }

    /** @return empty when somebody else was first */
    Optional<UUID> add(OrderEntry order, Instant now) {
        UUID id = Ids.next();
        boolean first = sql.insert("shop_order", new Columns().with("id", id).with("version", 0L).with("advertiser_id", order.advertiserId()).with("order_id", order.orderId())
                .with("ordered_at", order.at()).with("amount_minor", order.amount().minor()).with("currency", order.amount().currency()).with("status", order.status().key())
                .with("refund_minor", order.refund().minor()).with("customer_id", order.customerId()).with("is_new_customer", order.newCustomer())
                .with("tax_minor", part(order, AmountParts::tax)).with("shipping_minor", part(order, AmountParts::shipping)).with("discount_minor", part(order, AmountParts::discount))
                .with("updated_at", order.updatedAt()).with("import_id", order.importId()).with("recorded_at", now).with("match_state", "unattributed").with("proposal", "none"));
        return first ? Optional.of(id) : Optional.empty();
    }

    void amend(UUID id, OrderEntry order, Instant now) {
        sql.update("update tracking.shop_order set version = version + 1, ordered_at = ?, amount_minor = ?, status = ?, refund_minor = ?, customer_id = coalesce(?, customer_id),"
                + " is_new_customer = coalesce(?, is_new_customer), tax_minor = coalesce(?, tax_minor), shipping_minor = coalesce(?, shipping_minor),"
                + " discount_minor = coalesce(?, discount_minor), updated_at = coalesce(?, updated_at), import_id = ?, recorded_at = ? where id = ?", order.at(),
                order.amount().minor(), order.status().key(), order.refund().minor(), order.customerId(), order.newCustomer(), part(order, AmountParts::tax),
                part(order, AmountParts::shipping), part(order, AmountParts::discount), order.updatedAt(), order.importId(), now, id);
    }

    /** @param sale as it is now, or null where there is none */
    void matched(UUID id, Match match, Sale sale) {
        boolean proposes = match.state() == Match.State.PROPOSED;
        sql.update("update tracking.shop_order set conversion_id = ?, conversion_version = ?, match_state = ?, proposal = ?, proposed_minor = ?, code = ? where id = ?",
                sale == null ? null : sale.id(), sale == null ? null : sale.version(), match.state().key(), match.action().key(),
                proposes ? match.worth().minor() : null, match.code(), id);
    }

    static OrderEntry entry(ShopOrder order) {
        return new OrderEntry(order.advertiserId(), order.orderId(), order.orderedAt(), order.amount(), Keyed.of(OrderEntry.Status.class, "status", order.status()), order.refund(),
                order.customerId(), order.newCustomer(), order.parts(), null, order.importId());
    }

    private static Long part(OrderEntry order, Function<AmountParts, Money> part) {
        return order.parts() == null ? null : part.apply(order.parts()).minor();
    }

    private static AmountParts parts(ResultSet row, String currency) throws SQLException {
        Long tax = Sql.number(row, "tax_minor");
        return tax == null ? null : new AmountParts(new Money(tax, currency), new Money(row.getLong("shipping_minor"), currency), new Money(row.getLong("discount_minor"), currency));
    }

    static ShopOrder read(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        boolean known = row.getBoolean("is_new_customer");
        Boolean isNew = row.wasNull() ? null : known;
        Long worth = Sql.number(row, "proposed_minor");
        return new ShopOrder(Sql.uuid(row, "id"), row.getLong("version"), Sql.uuid(row, "advertiser_id"), row.getString("order_id"), Sql.instant(row, "ordered_at"),
                new Money(row.getLong("amount_minor"), currency), row.getString("status"), new Money(row.getLong("refund_minor"), currency), row.getString("customer_id"), isNew,
                Sql.instant(row, "recorded_at"), Sql.uuid(row, "import_id"), Sql.uuid(row, "conversion_id"), row.getString("match_state"), row.getString("proposal"),
                worth == null ? null : new Money(worth, currency), row.getString("code"), parts(row, currency));
    }
}
