package io.plumbline.reporting.attribution;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Conversions that count, as they stand now or as they stood at an instant. */
final class StoredConversions {

    private static final Set<String> COUNT = Set.of("pending", "approved", "on-hold");
    private static final String COUNTS = " and verdict <> 'invalid' and status in ('pending', 'approved', 'on-hold')";
    /** The last state that was known by then. */
    private static final String OF_THEN = " and s.known_at <= ? and not exists (select 1 from tracking.pub_conversion_change l where l.conversion_id = s.id and l.at <= ? and l.id > s.change_id)";

    private final Connection connection;
    private final Journeys.Order order;

    StoredConversions(Connection connection, Journeys.Order order) {
        this.connection = connection;
        this.order = order;
    }

    static boolean counts(String status, String verdict) {
        return COUNT.contains(status) && !verdict.equals("invalid");
    }

    /** @param reader takes person, time, amount, currency and id of each */
    void read(OffsetDateTime from, Streamed.Reader reader) throws SQLException {
        List<Object> asked = asked(from);
        String columns = "select person_id, occurred_at, amount_minor, currency, id from tracking.";
        if (order.asOf() == null) {
            Streamed.read(connection, columns + "pub_conversion where " + inRange("") + COUNTS, reader, asked.toArray());
        } else {
            asked.add(time(order.asOf()));
            asked.add(time(order.asOf()));
            Streamed.read(connection, columns + "pub_conversion_state s where " + inRange("s.") + COUNTS + OF_THEN, reader, asked.toArray());
        }
    }

    /** States of all that were changed after the instant, conversion by conversion, oldest first: id, time, currency, known at, status, verdict, amount. */
    void readChanged(Instant after, Streamed.Reader reader) throws SQLException {
        List<Object> asked = asked(time(order.from()));
        asked.add(time(after));
        Streamed.read(connection, "select s.id, s.occurred_at, s.currency, s.known_at, s.status, s.verdict, s.amount_minor from tracking.pub_conversion_state s where " + inRange("s.")
                + " and exists (select 1 from tracking.pub_conversion_change h where h.conversion_id = s.id and h.at > ?) order by s.id, s.change_id", reader, asked.toArray());
    }

    /** Time, amount and currency of those that count now and are in another currency. */
    void readForeign(String currency, Streamed.Reader reader) throws SQLException {
        List<Object> asked = asked(time(order.from()));
        asked.add(currency);
        Streamed.read(connection, "select occurred_at, amount_minor, currency from tracking.pub_conversion where " + inRange("") + COUNTS + " and currency <> ? and amount_minor <> 0",
                reader, asked.toArray());
    }

    static UUID id(ResultSet row, int column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private String inRange(String of) {
        return of + "advertiser_id = ? and " + of + "occurred_at >= ? and " + of + "occurred_at < ?" + (order.goal() == null ? "" : " and " + of + "goal_key = ?");
    }

    private List<Object> asked(OffsetDateTime from) {
        List<Object> asked = new ArrayList<>(List.of(order.advertiser(), from, time(order.until())));
        if (order.goal() != null) {
            asked.add(order.goal());
        }
        return asked;
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
