package io.plumbline.tracking.bulk;

import io.plumbline.tracking.store.Utf8;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Many rows into one table, where a unique key decides for each row whether it is new. */
public final class BulkInsert {

    private static final int IDS_A_QUERY = 100;

    private final String table;
    private final String sql;
    private final String key;
    private final int keyPlace;

    /** @param columns the first one must be {@code id}, a uuid made for this very row; where there is a {@code row_key}, rows are found by it */
    public BulkInsert(String table, String... columns) {
        this.table = table;
        this.keyPlace = Math.max(0, Arrays.asList(columns).indexOf("row_key"));
        this.key = columns[keyPlace];
        this.sql = "insert into " + table + " (" + String.join(", ", columns) + ") values ("
                + String.join(", ", Arrays.stream(columns).map(c -> "?").toList()) + ") on conflict do nothing";
    }

    /** @return for each row whether it went in; false where its key was already taken, also by an earlier row of the same list */
    public List<Boolean> insert(Connection connection, List<Object[]> rows) throws SQLException {
        int[] counts;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                bind(insert, row);
                insert.addBatch();
            }
            counts = insert.executeBatch();
        }
        // A driver that rewrites batches (pgjdbc, reWriteBatchedInserts) no longer counts row by row.
        return Arrays.stream(counts).anyMatch(count -> count == Statement.SUCCESS_NO_INFO)
                ? landed(connection, rows)
                : Arrays.stream(counts).mapToObj(count -> count > 0).toList();
    }

    public static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof Instant at) {
                statement.setObject(i + 1, at.atOffset(ZoneOffset.UTC));
            } else if (value instanceof String || value instanceof Long || value instanceof UUID || value instanceof LocalDate
                    || value instanceof Integer || value instanceof Boolean) {
                statement.setObject(i + 1, value);
            } else if (value == null) {
                statement.setObject(i + 1, null);
            } else if (value instanceof Utf8 text) {
                statement.setString(i + 1, text.toString());
            } else {
                throw new IllegalArgumentException("Cannot bind a " + value.getClass());
            }
        }
    }

    private List<Boolean> landed(Connection connection, List<Object[]> rows) throws SQLException {
        Set<UUID> found = new HashSet<>();
        for (int from = 0; from < rows.size(); from += IDS_A_QUERY) {
            List<Object[]> part = rows.subList(from, Math.min(from + IDS_A_QUERY, rows.size()));
            String marks = String.join(", ", part.stream().map(row -> "?").toList());
            try (PreparedStatement select = connection.prepareStatement("select id from " + table + " where " + key + " in (" + marks + ")")) {
                bind(select, part.stream().map(row -> row[keyPlace]).toArray());
                try (ResultSet ids = select.executeQuery()) {
                    while (ids.next()) {
                        found.add(ids.getObject(1, UUID.class));
                    }
                }
            }
        }
        List<Boolean> landed = new ArrayList<>(rows.size());
        rows.forEach(row -> landed.add(found.contains(row[0])));
        return landed;
    }
}
