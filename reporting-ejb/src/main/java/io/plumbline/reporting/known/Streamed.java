package io.plumbline.reporting.known;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Reads millions of rows one by one. Nothing else may be asked of the connection meanwhile. H2 would write all rows of an answer to a file
 * before it hands out the first one: told to be lazy it hands them out as it finds them, in less than half the time.
 */
public final class Streamed {

    private static final int FETCH = 10_000;

    /** Takes one row. */
    @FunctionalInterface
    public interface Reader {
        void row(ResultSet row) throws SQLException;
    }

    private Streamed() {
    }

    public static void read(Connection connection, String sql, Reader reader, Object... values) throws SQLException {
        if (!connection.getMetaData().getDatabaseProductName().equals("H2")) {
            rows(connection, sql, reader, values);
            return;
        }
        lazily(connection, true);
        try {
            rows(connection, sql, reader, values);
        } finally {
            lazily(connection, false);
        }
    }

    /** Neither commits a transaction nor outlives it: the connection goes back to a pool. */
    private static void lazily(Connection connection, boolean lazy) throws SQLException {
        try (Statement setting = connection.createStatement()) {
            setting.execute("set lazy_query_execution " + (lazy ? 1 : 0));
        }
    }

    private static void rows(Connection connection, String sql, Reader reader, Object... values) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setFetchSize(FETCH);
            for (int i = 0; i < values.length; i++) {
                query.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    reader.row(rows);
                }
            }
        }
    }
}
