package io.plumbline.web.health;

import io.plumbline.shared.Dialect;
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
    /** A connection to a machine that has vanished may say so much later. */
    private static final int GIVEN_UP_SECONDS = 30;

    private static final String SOURCE = "java:/jdbc/plumbline";
    /** By its global name: health is asked on a management thread, where no component's names exist. */
    private static final String EXECUTOR = "java:jboss/ee/concurrency/executor/default";

    private record Question(Future<String> answer, long askedAt) {

        boolean isOpen() {
            return !answer.isDone() && System.nanoTime() - askedAt < TimeUnit.SECONDS.toNanos(GIVEN_UP_SECONDS);
        }
    }

    private volatile Question last;

    /** @return the product, {@code h2} or {@code postgresql}, or empty when it does not answer in time */
    public Optional<String> answering() {
        try {
            return Optional.of(question().answer().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException | RejectedExecutionException | NamingException away) {
            return Optional.empty();
        }
    }

    /** Whoever asks while a question hangs waits for the same answer: no thread is interrupted, which would close H2's file, and no second one hangs. */
    private Question question() throws NamingException {
        Question open = last;
        if (open == null || !open.isOpen()) {
            ManagedExecutorService executor = InitialContext.doLookup(EXECUTOR);
            open = new Question(executor.submit(this::ask), System.nanoTime());
            last = open;
        }
        return open;
    }

    private String ask() throws SQLException, NamingException {
        DataSource source = InitialContext.doLookup(SOURCE);
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(PATIENCE_SECONDS);
            statement.execute("select 1");
            return Dialect.of(connection).name().toLowerCase(Locale.ROOT);
        }
    }
}
