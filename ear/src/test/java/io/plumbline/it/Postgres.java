package io.plumbline.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** One real PostgreSQL for the whole test run; every server gets a database of its own in it. */
public final class Postgres {

    public static final String USER = "postgres";
    /** Of the binaries that the build brings. */
    static final int MAJOR = 17;

    private static final Path ROOM = Path.of("target", "postgres").toAbsolutePath();

    private static EmbeddedPostgres running;
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private Postgres() {
    }

    /** The JDBC URL of a new, empty database. */
    public static String newDatabase() {
        String name = "plumbline_" + DATABASES.incrementAndGet();
        try (var connection = running().getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return "jdbc:postgresql://127.0.0.1:" + running().getPort() + "/" + name;
        } catch (SQLException refused) {
            throw new IllegalStateException("PostgreSQL did not make " + name, refused);
        }
    }

    /** Where the programs are that the build brings, unpacked. */
    static Path programs() {
        running();
        try (Stream<Path> unpacked = Files.list(ROOM)) {
            return unpacked.map(version -> version.resolve("bin")).filter(Files::isDirectory).findFirst().orElseThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static synchronized EmbeddedPostgres running() {
        if (running == null) {
            try {
                running = EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofMinutes(2))
                        .setOverrideWorkingDirectory(ROOM.toFile())
                        .start();
            } catch (IOException failed) {
                throw new UncheckedIOException("PostgreSQL did not start", failed);
            }
        }
        return running;
    }
}
