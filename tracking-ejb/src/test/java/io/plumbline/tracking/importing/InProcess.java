package io.plumbline.tracking.importing;

import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;
import org.hibernate.jdbc.Work;

/** The tables of this room in memory, and desks that reach them without a server. One connection is one transaction. */
public final class InProcess implements AutoCloseable {

    private final Connection connection;

    public InProcess() throws SQLException, IOException {
        this(DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"));
    }

    /** @param database H2 or PostgreSQL */
    public static InProcess on(String database) throws SQLException, IOException {
        return database.equalsIgnoreCase("H2") ? new InProcess() : new InProcess(Postgres.newDatabase().getConnection());
    }

    private InProcess(Connection empty) throws SQLException, IOException {
        connection = empty;
        connection.setAutoCommit(false);
        try (Statement sql = connection.createStatement(); Stream<Path> files = Files.list(Path.of("src/main/resources/db/tracking/common"))) {
            sql.execute("create schema tracking");
            for (Path file : files.sorted().toList()) {
                sql.execute(Files.readString(file));
            }
        }
        connection.commit();
    }

    /** Fills every injected field that one of the parts fits. */
    public <T> T wire(T desk, Object... parts) {
        for (Class<?> type = desk.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                for (Object part : Stream.concat(Stream.of(entityManager(), registry()), Stream.of(parts)).toList()) {
                    if (field.getType().isInstance(part) && !java.lang.reflect.Modifier.isStatic(field.getModifiers())) {
                        set(field, desk, part);
                    }
                }
            }
        }
        return desk;
    }

    public void commit() {
        try {
            connection.commit();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public void rollback() {
        try {
            connection.rollback();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public Connection connection() {
        return connection;
    }

    public long number(String sql) {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Stands for a boundary of which a test needs one method. */
    @SuppressWarnings("unchecked")
    public static <T> T only(Class<T> type, String method, java.util.function.Function<Object[], Object> answer) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, args) -> {
            if (List.of(method.split("\\|")).contains(called.getName())) {
                return answer.apply(args);
            }
            throw new UnsupportedOperationException(called.toString());
        });
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private EntityManager entityManager() {
        return only(EntityManager.class, "unwrap", args -> only(Session.class, "doReturningWork|doWork", this::work));
    }

    private Object work(Object[] args) {
        try {
            if (args[0] instanceof ReturningWork<?> returning) {
                return returning.execute(connection);
            }
            ((Work) args[0]).execute(connection);
            return null;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static TransactionSynchronizationRegistry registry() {
        return only(TransactionSynchronizationRegistry.class, "setRollbackOnly", args -> null);
    }

    private static void set(Field field, Object desk, Object part) {
        try {
            field.setAccessible(true);
            field.set(desk, part);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
