package io.plumbline.tracking.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Plain SQL on the transaction's own connection. Events are inserted once, in numbers, and their keys decide who was first:
 * what an entity manager adds to that is only time.
 */
@ApplicationScoped
public class Sql {

    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Something to do with the connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private static final int A_STATEMENT = 100;

    @Inject
    private EntityManager em;

    /** @return rows inserted or changed */
    public int update(String sql, Object... args) {
        return on(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, args);
                return statement.executeUpdate();
            }
        });
    }

    /** The same for each of many. @param each arguments of each */
    public void updateEach(String sql, List<Object[]> each) {
        on(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (Object[] args : each) {
                    bind(statement, args);
                    statement.addBatch();
                }
                return statement.executeBatch();
            }
        });
    }

    public <T> List<T> list(String sql, Row<T> row, Object... args) {
        return on(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, args);
                try (ResultSet found = statement.executeQuery()) {
                    List<T> rows = new ArrayList<>();
                    while (found.next()) {
                        rows.add(row.read(found));
                    }
                    return rows;
                }
            }
        });
    }

    /** {@link #list} for whoever has no transaction, such as a timer: without one the connection would never go back to its pool. */
    @Transactional
    public <T> List<T> look(String sql, Row<T> row, Object... args) {
        return list(sql, row, args);
    }

    public <T> Optional<T> one(String sql, Row<T> row, Object... args) {
        return list(sql, row, args).stream().findFirst();
    }

    /** {@code insert into tracking.<table> (…) values (…) on conflict do nothing}. @return whether the row was new */
    public boolean insert(String table, Columns columns) {
        String marks = "?, ".repeat(columns.size() - 1) + "?";
        return update("insert into tracking." + table + " (" + String.join(", ", columns.names()) + ") values (" + marks
                + ") on conflict do nothing", columns.values().toArray()) == 1;
    }

    public <T> T on(Work<T> work) {
        return em.unwrap(Session.class).doReturningWork(work::on);
    }

    private static void bind(PreparedStatement statement, Object[] args) throws SQLException {
        for (int i = 0; i < args.length; i++) {
            Object arg = args[i];
            statement.setObject(i + 1, arg instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : arg);
        }
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    public static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    public static Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    /** Question marks for an {@code in (…)} of this size. */
    public static String marks(Collection<?> values) {
        return "?, ".repeat(values.size() - 1) + "?";
    }

    /** Parts of a size that one statement asks for. */
    public static <T> List<List<T>> parts(Collection<T> all) {
        List<T> whole = List.copyOf(all);
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < whole.size(); from += A_STATEMENT) {
            parts.add(whole.subList(from, Math.min(from + A_STATEMENT, whole.size())));
        }
        return parts;
    }

    /**
     * Rows of some persons of an advertiser, as {@code t}: behind an index's first column H2 goes by what is equal to something, not by a list, and would read all that the advertiser has.
     * Arguments: the persons, then the advertiser.
     */
    public static String ofPersons(String table, Collection<?> persons) {
        return " from " + rows(persons, "cast(? as uuid)") + " w (person) join tracking." + table + " t on t.advertiser_id = ? and t.person_id = w.person";
    }

    /** A table of as many rows, to be joined. @param row what one consists of, such as {@code cast(? as uuid)} */
    public static String rows(Collection<?> values, String row) {
        return "(values (" + String.join("), (", Collections.nCopies(values.size(), row)) + "))";
    }
}
