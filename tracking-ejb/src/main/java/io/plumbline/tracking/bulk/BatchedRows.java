package io.plumbline.tracking.bulk;

import io.plumbline.tracking.store.Utf8;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/** Batches of a hundred: with H2 the next larger ones were slower. */
final class BatchedRows implements Rows {

    private static final int BATCH = 100;

    /** Beyond this H2 cannot hold the transaction in the memory that it allows for changes: it writes pages and undo log in between, and a row costs half as much again. */
    @Override
    public int most() {
        return 2_000;
    }

    @Override
    public void write(Connection connection, String table, List<String> columns, List<Object[]> rows) throws SQLException {
        String sql = "insert into " + table + " (" + String.join(", ", columns) + ") values (" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        Repeats repeats = new Repeats(columns.size());
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < rows.size(); i++) {
                BulkInsert.bind(insert, repeats.told(rows.get(i)));
                insert.addBatch();
                if (i % BATCH == BATCH - 1 || i == rows.size() - 1) {
                    insert.executeBatch();
                }
            }
        }
    }

    /** Many rows say in a column what a row before them said: they share its text, of which H2 would otherwise keep one each. */
    private static final class Repeats {
        private final Utf8[] bytes;
        private final String[] texts;

        Repeats(int columns) {
            bytes = new Utf8[columns];
            texts = new String[columns];
        }

        Object[] told(Object[] row) {
            Object[] told = new Object[row.length];
            for (int i = 0; i < row.length; i++) {
                told[i] = row[i] instanceof Utf8 text ? text(i, text) : row[i];
            }
            return told;
        }

        private String text(int column, Utf8 text) {
            if (!text.equals(bytes[column])) {
                bytes[column] = text;
                texts[column] = text.toString();
            }
            return texts[column];
        }
    }
}
