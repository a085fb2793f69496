package io.plumbline.reporting.customer;

import io.plumbline.reporting.api.InputSample;
import io.plumbline.reporting.known.KnownConversions;
import io.plumbline.reporting.known.Merges;
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
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/** Tells the customers of an advertiser one after the other, from one ordered stream: in memory are one person at a time, and those who were merged. */
public final class Customers {

    /**
     * @param goal  whose conversions, pending or approved, are purchases; null for all goals of kind sale
     * @param until what happened from then on is not known yet
     * @param asOf  instant whose knowledge they are made of; null for now
     */
    public record Order(UUID advertiser, String goal, Instant until, Instant asOf) {

        public KnownConversions.Which purchases() {
            return purchases(until);
        }

        /** @param end null for no bound */
        public KnownConversions.Which purchases(Instant end) {
            return KnownConversions.Which.of(advertiser, null, end).and(goal == null ? "s.goal_kind = ?" : "s.goal_key = ?", goal == null ? "sale" : goal);
        }
    }

    private static final int FETCH = 5000;
    private static final String TOUCH = "t.person_id, t.at, 0 as kind, t.channel, t.campaign_id, t.partner_id, cast(null as varchar(256)) as customer_id,"
            + " cast(null as bigint) as amount_minor, cast(null as varchar(3)) as currency, ";
    private static final String PURCHASE = "s.person_id, s.occurred_at, 1, s.channel, s.campaign_id, s.partner_id, s.customer_id, s.amount_minor, cast(s.currency as varchar(3)), s.id";

    private final Connection connection;
    private final Order order;
    private final Exchange exchange;
    private long anonymous;
    private long purchases;
    private long minor;
    private long touches;

    public Customers(Connection connection, Order order, Exchange exchange) {
        this.connection = connection;
        this.order = order;
        this.exchange = exchange;
    }

    /** Purchases of nobody known, which belong to no customer. Known after {@link #tell}. */
    public long anonymous() {
        return anonymous;
    }

    /** What was read. Known after {@link #tell}. @param cost decimal, or null */
    public InputSample sample(String cost) {
        return new InputSample(purchases, BigDecimal.valueOf(minor, Money.digits(exchange.target())).toPlainString(), touches, cost);
    }

    public void tell(Consumer<Customer> listener) throws SQLException {
        // Persons of now are merged by the database already.
        Merges merges = order.asOf() == null ? Merges.none() : Merges.of(connection, order.advertiser(), order.asOf());
        List<Object> values = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql(values))) {
            query.setFetchSize(FETCH);
            for (int i = 0; i < values.size(); i++) {
                query.setObject(i + 1, values.get(i));
            }
            try (ResultSet rows = query.executeQuery()) {
                read(rows, merges, listener);
            }
        }
    }

    private void read(ResultSet rows, Merges merges, Consumer<Customer> listener) throws SQLException {
        Life life = new Life(null);
        Map<UUID, List<Life.Event>> merged = new TreeMap<>();
        while (rows.next()) {
            UUID person = rows.getObject("person_id", UUID.class);
            Life.Event event = event(rows);
            if (person == null) {
                anonymous += event.purchase() ? 1 : 0;
            } else if (merges.isInvolved(person)) {
                merged.computeIfAbsent(merges.canonical(person), p -> new ArrayList<>()).add(event);
            } else {
                if (!person.equals(life.person())) {
                    done(life, listener);
                    life = new Life(person);
                }
                life.add(event);
            }
        }
        done(life, listener);
        merged.forEach((person, events) -> {
            Life one = new Life(person);
            events.stream().sorted(Life.Event.ORDER).forEach(one::add);
            done(one, listener);
        });
    }

    private static void done(Life life, Consumer<Customer> listener) {
        if (life.isCustomer()) {
            listener.accept(life.customer());
        }
    }

    private Life.Event event(ResultSet rows) throws SQLException {
        Customer.Origin origin = new Customer.Origin(rows.getObject("at", OffsetDateTime.class).toInstant(), rows.getString("channel"),
                rows.getObject("campaign_id", UUID.class), rows.getObject("partner_id", UUID.class));
        boolean purchase = rows.getInt("kind") == 1;
        Long amount = purchase ? minor(rows, origin.at()) : null;
        purchases += purchase ? 1 : 0;
        touches += purchase ? 0 : 1;
        minor += amount == null ? 0 : amount;
        return new Life.Event(rows.getObject("id", UUID.class), purchase, origin, purchase ? rows.getString("customer_id") : null, amount);
    }

    private Long minor(ResultSet rows, Instant at) throws SQLException {
        String currency = rows.getString("currency");
        BigDecimal amount = BigDecimal.valueOf(rows.getLong("amount_minor"), Money.digits(currency));
        return exchange.minor(amount, currency, at.atOffset(ZoneOffset.UTC).toLocalDate())
                .map(exact -> exact.setScale(0, RoundingMode.HALF_EVEN).longValueExact()).orElse(null);
    }

    /** At the same instant touches come before purchases. */
    private String sql(List<Object> values) {
        StringBuilder sql = new StringBuilder("select * from (");
        OffsetDateTime until = order.until().atOffset(ZoneOffset.UTC);
        if (order.asOf() == null) {
            sql.append("select ").append(TOUCH).append("t.id from tracking.pub_touch_merged t where t.advertiser_id = ? and t.at < ?");
            values.addAll(List.of(order.advertiser(), until));
        } else {
            OffsetDateTime then = order.asOf().atOffset(ZoneOffset.UTC);
            sql.append("select ").append(TOUCH).append("t.id from tracking.pub_touch t where t.advertiser_id = ? and t.at < ? and t.recorded_at <= ? union all select ")
                    .append(TOUCH).append("t.touch_id from tracking.pub_touch_gone t where t.advertiser_id = ? and t.at < ? and t.recorded_at <= ? and t.gone_at > ?");
            values.addAll(List.of(order.advertiser(), until, then, order.advertiser(), until, then, then));
        }
        KnownConversions.Source purchased = new KnownConversions(connection, order.purchases()).source(PURCHASE, order.asOf());
        values.addAll(purchased.values());
        return sql.append(" union all ").append(purchased.sql()).append(") e order by person_id, at, kind, id").toString();
    }
}
