package io.plumbline.reporting.customer;

import io.plumbline.reporting.known.Merges;
import io.plumbline.reporting.known.Streamed;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/** The first touch of everybody, buyers or not. */
public final class FirstTouches {

    private static final String COLUMNS = "select person_id, at, channel, campaign_id, partner_id, ";

    private final Connection connection;
    private final Customers.Order order;
    private UUID last;

    public FirstTouches(Connection connection, Customers.Order order) {
        this.connection = connection;
        this.order = order;
    }

    public void tell(Consumer<Customer.Origin> listener) throws SQLException {
        OffsetDateTime until = order.until().atOffset(ZoneOffset.UTC);
        if (order.asOf() == null) {
            Streamed.read(connection, COLUMNS + "id from tracking.pub_touch_merged where advertiser_id = ? and at < ? order by person_id, at, id", row -> tell(row, listener),
                    order.advertiser(), until);
            return;
        }
        Merges merges = Merges.of(connection, order.advertiser(), order.asOf());
        Map<UUID, Life.Event> merged = new TreeMap<>();
        OffsetDateTime then = order.asOf().atOffset(ZoneOffset.UTC);
        Streamed.read(connection, "select * from (" + COLUMNS + "id from tracking.pub_touch where advertiser_id = ? and at < ? and recorded_at <= ? union all " + COLUMNS
                + "touch_id from tracking.pub_touch_gone where advertiser_id = ? and at < ? and recorded_at <= ? and gone_at > ?) e order by person_id, at, id", row -> {
            UUID person = row.getObject(1, UUID.class);
            if (merges.isInvolved(person)) {
                merged.merge(merges.canonical(person), new Life.Event(row.getObject(6, UUID.class), false, origin(row), null, null),
                        (a, b) -> Life.Event.ORDER.compare(a, b) <= 0 ? a : b);
            } else {
                tell(row, listener);
            }
        }, order.advertiser(), until, then, order.advertiser(), until, then, then);
        merged.values().forEach(first -> listener.accept(first.origin()));
    }

    private void tell(ResultSet row, Consumer<Customer.Origin> listener) throws SQLException {
        UUID person = row.getObject(1, UUID.class);
        if (!person.equals(last)) {
            last = person;
            listener.accept(origin(row));
        }
    }

    private static Customer.Origin origin(ResultSet row) throws SQLException {
        return new Customer.Origin(row.getObject(2, OffsetDateTime.class).toInstant(), row.getString(3), row.getObject(4, UUID.class), row.getObject(5, UUID.class));
    }
}
