package io.plumbline.tracking.bulk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/** Batches of a hundred: with H2 the next larger ones were slower. */
final class BatchedRows implements Rows {

    private static final int BATCH = 100;

    @Override
    public void write(Connection connection, String table, List<String> columns, List<Object[]> rows) throws SQLException {
        String sql = "insert into " + table + " (" + String.join(", ", columns) + ") values (" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < rows.size(); i++) {
                BulkInsert.bind(insert, rows.get(i));
                insert.addBatch();
                if (i % BATCH == BATCH - 1 || i == rows.size() - 1) {
                    insert.executeBatch();
                }
            }
        }
    }
}
