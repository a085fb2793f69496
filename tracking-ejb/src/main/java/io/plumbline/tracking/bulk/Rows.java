package io.plumbline.tracking.bulk;

import io.plumbline.shared.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes many new rows into one table, each database in its own best way. A key that is taken fails the transaction. */
public interface Rows {

    /** @param rows values in the order of the columns: text, whole numbers, booleans, ids, times */
    void write(Connection connection, String table, List<String> columns, List<Object[]> rows) throws SQLException;

    /** Rows of a transaction from which on the next one costs as much by itself as it shares. */
    int most();

    static Rows of(Connection connection) throws SQLException {
        return Dialect.of(connection) == Dialect.POSTGRESQL ? new CopiedRows() : new BatchedRows();
    }
}
