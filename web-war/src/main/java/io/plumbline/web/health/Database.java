package io.plumbline.web.health;

import jakarta.annotation.Resource;
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
import javax.sql.DataSource;

/** Asks the database whether it is there, and waits for the answer two seconds at most: a hung database must not hang the asker. */
@ApplicationScoped
public class Database {

    private static final int PATIENCE_SECONDS = 2;

    @Resource(lookup = "java:/jdbc/plumbline")
    private DataSource source;
    @Resource
    private ManagedExecutorService executor;

    /** @return the product, {@code h2} or {@code postgresql}, or empty when it does not answer in time */
    public Optional<String> answering() {
        try {
            Future<String> answer = executor.submit(this::ask);
            try {
                return Optional.of(answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            } finally {
                answer.cancel(true);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException | RejectedExecutionException away) {
            return Optional.empty();
        }
    }

    private String ask() throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(PATIENCE_SECONDS);
            statement.execute("select 1");
            return connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        }
    }
}
