package io.plumbline.reporting.known;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads millions of rows one by one. Nothing else may be asked of the connection meanwhile. */
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
