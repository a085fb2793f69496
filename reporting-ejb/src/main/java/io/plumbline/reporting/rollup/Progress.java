package io.plumbline.reporting.rollup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How far the sums have come. */
public final class Progress {

    private static final int NOTHING = 0;

    private Progress() {
    }

    /** @return the first quarter that is not in the sums. What is before it stays in them, so that the answer may be older than the sums that are read by it. */
    public static int until(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select summed_until from reporting.rollup_progress where id = 1"); ResultSet row = query.executeQuery()) {
            return row.next() ? row.getInt(1) : NOTHING;
        }
    }

    /** The same, held until the transaction ends; begins with the day of the oldest quarter. @return {@value #NOTHING} when there is nothing to sum */
    static int hold(Connection connection) throws SQLException {
        int held = held(connection);
        if (held != NOTHING) {
            return held;
        }
        begin(connection);
        return held(connection);
    }

    /** Only when there is no beginning yet. The smallest quarter by itself is read from the key's edge; counting beside it would read them all. */
    private static void begin(Connection connection) throws SQLException {
        try (PreparedStatement begin = connection.prepareStatement("insert into reporting.rollup_progress (id, summed_until) select 1, q.oldest - mod(q.oldest, " + Sums.A_DAY
                + ") from (select min(quarter) as oldest from reporting.rollup_quarter) q where q.oldest is not null on conflict do nothing")) {
            begin.executeUpdate();
        }
    }

    private static int held(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select summed_until from reporting.rollup_progress where id = 1 for update"); ResultSet row = query.executeQuery()) {
            return row.next() ? row.getInt(1) : NOTHING;
        }
    }

    static void move(Connection connection, int until) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update reporting.rollup_progress set summed_until = ? where id = 1")) {
            update.setInt(1, until);
            update.executeUpdate();
        }
    }
}
