package io.plumbline.reporting.attribution;

import io.plumbline.reporting.query.Exchange;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/** Tells the journeys of an advertiser's conversions one after the other, from one ordered stream: one person in memory at a time. */
final class Journeys {

    /**
     * @param goal   key, or null for all
     * @param column of a touch that gets the credit
     */
    record Order(UUID advertiser, String goal, Instant from, Instant until, Duration lookback, boolean resetAfterConversion, String column) {
    }

    private static final int FETCH = 5000;
    private static final String DIRECT = "direct";

    private final Connection connection;
    private final Order order;
    private final Exchange exchange;

    Journeys(Connection connection, Order order, Exchange exchange) {
        this.connection = connection;
        this.order = order;
        this.exchange = exchange;
    }

    void tell(Consumer<Journey> listener) throws SQLException {
        List<Object> parameters = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql(parameters))) {
            query.setFetchSize(FETCH);
            for (int i = 0; i < parameters.size(); i++) {
                query.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet rows = query.executeQuery()) {
                read(rows, listener);
            }
        }
    }

    private void read(ResultSet rows, Consumer<Journey> listener) throws SQLException {
        UUID current = null;
        Person person = null;
        while (rows.next()) {
            UUID id = rows.getObject("person_id", UUID.class);
            // A conversion of nobody known stands for itself.
            if (person == null || id == null || !id.equals(current)) {
                person = new Person(order.lookback(), order.resetAfterConversion());
                current = id;
            }
            Instant at = rows.getObject("at", OffsetDateTime.class).toInstant();
            if (rows.getInt("kind") == 0) {
                person.touched(new Journey.Step(Objects.requireNonNullElse(rows.getString("credited"), Credits.NONE),
                        DIRECT.equalsIgnoreCase(rows.getString("channel")), at));
            } else {
                Journey journey = person.converted(at, valueMinor(rows, at));
                if (!at.isBefore(order.from())) {
                    listener.accept(journey);
                }
            }
        }
    }

    private long valueMinor(ResultSet rows, Instant at) throws SQLException {
        String currency = rows.getString("currency");
        BigDecimal amount = BigDecimal.valueOf(rows.getLong("amount_minor"), Money.digits(currency));
        if (at.isBefore(order.from()) || amount.signum() == 0) {
            return 0;
        }
        LocalDate day = at.atOffset(ZoneOffset.UTC).toLocalDate();
        return exchange.minor(amount, currency, day).map(minor -> minor.setScale(0, RoundingMode.HALF_EVEN).longValueExact()).orElse(0L);
    }

    /** Earlier conversions are read too: a journey may start at one. At the same instant touches come before conversions. */
    private String sql(List<Object> parameters) {
        OffsetDateTime earliest = order.from().minus(order.lookback()).atOffset(ZoneOffset.UTC);
        OffsetDateTime until = order.until().atOffset(ZoneOffset.UTC);
        parameters.addAll(List.of(order.advertiser(), earliest, until, order.advertiser(), earliest, until));
        if (order.goal() != null) {
            parameters.add(order.goal());
        }
        return "select * from (select t.person_id, t.at, 0 as kind, t.channel, cast(t." + order.column() + " as varchar(64)) as credited,"
                + " cast(null as bigint) as amount_minor, cast(null as varchar(3)) as currency, t.id"
                + " from tracking.pub_touchpoint t where t.advertiser_id = ? and t.at >= ? and t.at < ?"
                + " union all select c.person_id, c.occurred_at, 1, null, null, c.amount_minor, cast(c.currency as varchar(3)), c.id"
                + " from tracking.pub_conversion c where c.advertiser_id = ? and c.occurred_at >= ? and c.occurred_at < ?"
                + " and c.status in ('pending', 'approved')" + (order.goal() == null ? "" : " and c.goal_key = ?")
                + ") j order by person_id, at, kind, id";
    }
}
