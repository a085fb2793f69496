package io.plumbline.web.health;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Asks the database whether it is there, and waits for the answer two seconds at most: a hung database must not hang the asker. */
@ApplicationScoped
public class Database {

    private static final int PATIENCE_SECONDS = 2;

    private static final String SOURCE = "java:/jdbc/plumbline";
    /** By its global name: health is asked on a management thread, where no component's names exist. */
    private static final String EXECUTOR = "java:jboss/ee/concurrency/executor/default";

    /** @return the product, {@code h2} or {@code postgresql}, or empty when it does not answer in time */
    public Optional<String> answering() {
        try {
            ManagedExecutorService executor = InitialContext.doLookup(EXECUTOR);
            Future<String> answer = executor.submit(this::ask);
            try {
                return Optional.of(answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            } finally {
                answer.cancel(true);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException | RejectedExecutionException | NamingException away) {
            return Optional.empty();
        }
    }

    private String ask() throws SQLException, NamingException {
        DataSource source = InitialContext.doLookup(SOURCE);
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(PATIENCE_SECONDS);
            statement.execute("select 1");
            return connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        }
    }
}
