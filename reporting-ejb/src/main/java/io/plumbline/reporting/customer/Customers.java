package io.plumbline.reporting.customer;

import io.plumbline.reporting.query.Exchange;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Tells the customers of an advertiser one after the other, from one ordered stream: one person in memory at a time. */
public final class Customers {

    /**
     * @param goal  whose conversions, pending or approved, are purchases; null for all goals of kind sale
     * @param until what happened from then on is not known yet
     */
    public record Order(UUID advertiser, String goal, Instant until) {
    }

    private static final int FETCH = 5000;
    /** A reseller or a test account: more tells nothing about customers. */
    private static final int MOST_PURCHASES = 20_000;

    private final Connection connection;
    private final Order order;
    private final Exchange exchange;
    private long anonymous;

    public Customers(Connection connection, Order order, Exchange exchange) {
        this.connection = connection;
        this.order = order;
        this.exchange = exchange;
    }

    /** Purchases of nobody known, which belong to no customer. Known after {@link #tell}. */
    public long anonymous() {
        return anonymous;
    }

    public void tell(Consumer<Customer> listener) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql())) {
            query.setFetchSize(FETCH);
            OffsetDateTime until = order.until().atOffset(ZoneOffset.UTC);
            query.setObject(1, order.advertiser());
            query.setObject(2, until);
            query.setObject(3, order.advertiser());
            query.setObject(4, until);
            query.setString(5, order.goal() == null ? "sale" : order.goal());
            try (ResultSet rows = query.executeQuery()) {
                read(rows, listener);
            }
        }
    }

    private void read(ResultSet rows, Consumer<Customer> listener) throws SQLException {
        UUID person = null;
        String id = null;
        Customer.Origin touch = null;
        List<Customer.Purchase> purchases = new ArrayList<>();
        while (rows.next()) {
            UUID next = rows.getObject("person_id", UUID.class);
            if (next == null) {
                anonymous += rows.getInt("kind");
                continue;
            }
            if (!next.equals(person)) {
                done(person, id, touch, purchases, listener);
                person = next;
                id = null;
                touch = null;
                purchases = new ArrayList<>();
            }
            Customer.Origin origin = new Customer.Origin(rows.getObject("at", OffsetDateTime.class).toInstant(), rows.getString("channel"),
                    rows.getObject("campaign_id", UUID.class), rows.getObject("partner_id", UUID.class));
            if (rows.getInt("kind") == 1 && purchases.size() < MOST_PURCHASES) {
                id = id == null ? rows.getString("customer_id") : id;
                purchases.add(new Customer.Purchase(origin, minor(rows, origin.at())));
            } else if (touch == null && purchases.isEmpty()) {
                touch = origin;
            }
        }
        done(person, id, touch, purchases, listener);
    }

    private static void done(UUID person, String id, Customer.Origin touch, List<Customer.Purchase> purchases, Consumer<Customer> listener) {
        if (!purchases.isEmpty()) {
            listener.accept(new Customer(person, id == null ? person.toString() : id, touch, List.copyOf(purchases)));
        }
    }

    private Long minor(ResultSet rows, Instant at) throws SQLException {
        String currency = rows.getString("currency");
        BigDecimal amount = BigDecimal.valueOf(rows.getLong("amount_minor"), Money.digits(currency));
        return exchange.minor(amount, currency, at.atOffset(ZoneOffset.UTC).toLocalDate())
                .map(minor -> minor.setScale(0, RoundingMode.HALF_EVEN).longValueExact()).orElse(null);
    }

    /** At the same instant touches come before purchases. */
    private String sql() {
        return "select * from (select t.person_id, t.at, 0 as kind, t.channel, t.campaign_id, t.partner_id, cast(null as varchar(256)) as customer_id,"
                + " cast(null as bigint) as amount_minor, cast(null as varchar(3)) as currency, t.id"
                + " from tracking.pub_touchpoint t where t.advertiser_id = ? and t.at < ?"
                + " union all select c.person_id, c.occurred_at, 1, c.channel, c.campaign_id, c.partner_id, c.customer_id, c.amount_minor,"
                + " cast(c.currency as varchar(3)), c.id from tracking.pub_conversion c where c.advertiser_id = ? and c.occurred_at < ?"
                + " and c.verdict <> 'invalid' and c.status in ('pending', 'approved', 'on-hold') and " + (order.goal() == null ? "c.goal_kind" : "c.goal_key") + " = ?"
                + ") e order by person_id, at, kind, id";
    }
}
