package io.plumbline.reporting.rollup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Adds increments. Rows are first made with zeros where they are missing, then all are updated, both in one order: two
 * transactions that meet can only queue, never wait for each other.
 */
final class Rollups {

    private static final int BATCH = 500;

    private static final String NEW_SLICE = "insert into reporting.slice (id, " + String.join(", ", SliceKey.COLUMNS) + ") values (?"
            + ", ?".repeat(SliceKey.COLUMNS.size()) + ") on conflict do nothing";

    private static final String NEW_CELL = "insert into reporting.rollup_quarter (quarter, slice_id, " + String.join(", ", Increments.MEASURES)
            + ") values (?, ?" + ", 0".repeat(Increments.MEASURES.size()) + ") on conflict do nothing";

    private static final String ADD = "update reporting.rollup_quarter set "
            + String.join(", ", Increments.MEASURES.stream().map(m -> m + " = " + m + " + ?").toList()) + " where quarter = ? and slice_id = ?";

    private Rollups() {
    }

    static void add(Connection connection, Increments increments) throws SQLException {
        batch(connection, NEW_SLICE, increments.slices().values(), Rollups::bindSlice);
        batch(connection, NEW_CELL, increments.sums().keySet(), (insert, cell) -> {
            insert.setInt(1, cell.quarter());
            insert.setObject(2, cell.slice());
        });
        batch(connection, ADD, increments.sums().entrySet(), Rollups::bindSum);
    }

    private static void bindSlice(PreparedStatement insert, SliceKey slice) throws SQLException {
        insert.setObject(1, slice.id());
        List<Object> values = slice.values();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof UUID id) {
                insert.setObject(i + 2, id);
            } else if (values.get(i) == null) {
                insert.setNull(i + 2, SliceKey.COLUMNS.get(i).endsWith("_id") ? Types.OTHER : Types.VARCHAR);
            } else {
                insert.setString(i + 2, (String) values.get(i));
            }
        }
    }

    private static void bindSum(PreparedStatement update, Map.Entry<Increments.Cell, long[]> sum) throws SQLException {
        int parameter = 1;
        for (long value : sum.getValue()) {
            update.setLong(parameter++, value);
        }
        update.setInt(parameter++, sum.getKey().quarter());
        update.setObject(parameter, sum.getKey().slice());
    }

    interface Binder<T> {
        void bind(PreparedStatement statement, T item) throws SQLException;
    }

    static <T> void batch(Connection connection, String sql, Collection<T> items, Binder<T> binder) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int waiting = 0;
            for (T item : items) {
                binder.bind(statement, item);
                statement.addBatch();
                if (++waiting % BATCH == 0) {
                    statement.executeBatch();
                }
            }
            if (waiting % BATCH != 0) {
                statement.executeBatch();
            }
        }
    }
}
