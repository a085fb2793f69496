package io.plumbline.reporting.query;

import io.plumbline.shared.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * Lets all statements of one answer see the database of one instant: its figures come from several, and others go on writing. H2 needs it even
 * within a statement: it reuses results of sub-queries, and takes what it read in the middle of a commit for what was committed (decision 0038).
 * To be entered before anything else is read in the transaction; nothing that has to be undone may be written inside.
 */
public final class OneInstant {

    /** What is read. */
    @FunctionalInterface
    public interface Work<T> {
        T read() throws SQLException;
    }

    private OneInstant() {
    }

    public static <T> T read(Connection connection, Work<T> work) throws SQLException {
        return read(connection, false, work);
    }

    /** The same for millions of rows: H2 otherwise writes a whole result to a temporary file before it hands out its first row. One result is open at a time. */
    public static <T> T stream(Connection connection, Work<T> work) throws SQLException {
        return read(connection, true, work);
    }

    private static <T> T read(Connection connection, boolean lazily, Work<T> work) throws SQLException {
        if (Dialect.of(connection) != Dialect.H2) {
            // Refused once anything has been read: a caller inside a transaction of its own keeps what that sees.
            if (Postgresql.hasReadNothing(connection)) {
                run(connection, "set transaction isolation level repeatable read");
            }
            return work.read();
        }
        // Setting anything ends H2's transaction; so the snapshot is set last.
        if (lazily) {
            run(connection, "set lazy_query_execution true");
        }
        run(connection, "set session characteristics as transaction isolation level snapshot");
        try {
            return work.read();
        } finally {
            run(connection, "set session characteristics as transaction isolation level read committed");
            if (lazily) {
                run(connection, "set lazy_query_execution false");
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** By itself: where H2 is used the driver may not be there to be loaded. */
    private static final class Postgresql {

        private static boolean hasReadNothing(Connection connection) throws SQLException {
            return connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.IDLE;
        }
    }
}
