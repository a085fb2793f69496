package io.plumbline.reporting.known;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Conversions that count, as they stand now or as they stood at an instant. */
public final class KnownConversions {

    /** Which ones. */
    public record Which(String sql, List<Object> values) {

        /** @param from, until null for no bound */
        public static Which of(UUID advertiser, Instant from, Instant until) {
            return new Which("s.advertiser_id = ?", List.of(advertiser)).and("s.occurred_at >= ?", from == null ? null : time(from))
                    .and("s.occurred_at < ?", until == null ? null : time(until));
        }

        /** @param condition on a column of {@code s}; nothing when the value is null */
        public Which and(String condition, Object value) {
            return value == null ? this : new Which(sql + " and " + condition, Stream.concat(values.stream(), Stream.of(value)).toList());
        }

        public Which and(String condition) {
            return new Which(sql + " and " + condition, values);
        }
    }

    private static final Set<String> COUNT = Set.of("pending", "approved", "on-hold");
    private static final String COUNTS = " and s.verdict <> 'invalid' and s.status in ('pending', 'approved', 'on-hold')";
    /** The last state that was known by then. */
    private static final String OF_THEN = " and s.known_at <= ? and not exists (select 1 from tracking.pub_conversion_change l where l.conversion_id = s.id and l.at <= ? and l.id > s.change_id)";

    private final Connection connection;
    private final Which which;

    public KnownConversions(Connection connection, Which which) {
        this.connection = connection;
        this.which = which;
    }

    static boolean counts(String status, String verdict) {
        return COUNT.contains(status) && !verdict.equals("invalid");
    }

    /**
     * @param columns of {@code s}
     * @param asOf    null for now, when persons are the merged ones; at an instant they are as they were told
     */
    public void read(String columns, Instant asOf, Streamed.Reader reader) throws SQLException {
        source(columns, asOf).read(connection, "", reader);
    }

    /** The same as a query that is part of another one. */
    public record Source(String sql, List<Object> values) {

        /** @param order by what, or nothing */
        public void read(Connection connection, String order, Streamed.Reader reader) throws SQLException {
            Streamed.read(connection, sql + order, reader, values.toArray());
        }
    }

    public Source source(String columns, Instant asOf) {
        if (asOf == null) {
            return new Source("select " + columns + " from tracking.pub_conversion s where " + which.sql() + COUNTS, which.values());
        }
        List<Object> values = new ArrayList<>(which.values());
        values.add(time(asOf));
        values.add(time(asOf));
        return new Source("select " + columns + " from tracking.pub_conversion_state s where " + which.sql() + COUNTS + OF_THEN, values);
    }

    /** States of all that were changed after the instant, or lie after it, conversion by conversion, oldest first: id, time, currency, known at, status, verdict, amount. */
    void readChanged(Instant after, Streamed.Reader reader) throws SQLException {
        Which changed = which.and("(s.occurred_at >= ? or exists (select 1 from tracking.pub_conversion_change h where h.conversion_id = s.id and h.at > ?))", time(after));
        List<Object> values = new ArrayList<>(changed.values());
        values.add(time(after));
        Streamed.read(connection, "select s.id, s.occurred_at, s.currency, s.known_at, s.status, s.verdict, s.amount_minor from tracking.pub_conversion_state s where " + changed.sql()
                + " order by s.id, s.change_id", reader, values.toArray());
    }

    /** Time, amount and currency of those that count now and are in another currency. */
    void readForeign(String currency, Streamed.Reader reader) throws SQLException {
        Which foreign = which.and("s.amount_minor <> 0 and s.currency <> ?", currency);
        Streamed.read(connection, "select s.occurred_at, s.amount_minor, s.currency from tracking.pub_conversion s where " + foreign.sql() + COUNTS, reader, foreign.values().toArray());
    }

    public static UUID id(java.sql.ResultSet row, int column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    public static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
