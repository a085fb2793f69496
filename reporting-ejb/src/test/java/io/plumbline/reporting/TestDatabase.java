package io.plumbline.reporting;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A fresh database with the schemas of all rooms, made from the migrations they ship; on PostgreSQL they run once, and each database is a copy of what they made. */
public enum TestDatabase {
    H2 {
        @Override
        public String create() throws SQLException {
            return migrated("jdbc:h2:mem:" + UUID.randomUUID() + OPTIONS + ";DB_CLOSE_DELAY=-1");
        }
    },
    POSTGRESQL {
        private EmbeddedPostgres server;
        private int count;

        @Override
        public synchronized String create() throws SQLException {
            if (server == null) {
                server = started();
                admin("create database made");
                migrated(server.getJdbcUrl("postgres", "made"));
            }
            String name = "t" + count++;
            admin("create database " + name + " template made");
            return server.getJdbcUrl("postgres", name);
        }

        private void admin(String sql) throws SQLException {
            try (Connection admin = server.getPostgresDatabase().getConnection(); Statement statement = admin.createStatement()) {
                statement.execute(sql);
            }
        }
    };

    private static final String OPTIONS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
    private static final List<String> ROOMS = List.of("campaign", "tracking", "reporting");

    /** @return the URL of the new database */
    public abstract String create() throws SQLException;

    /** @return the URL of a new database that keeps its rows where the product keeps them: H2 in a file, gone with the machine's temporary files */
    public String createStored() throws IOException, SQLException {
        return this == H2 ? migrated("jdbc:h2:file:" + Files.createTempDirectory("bench").resolve("plumbline") + OPTIONS) : create();
    }

    private static EmbeddedPostgres started() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String migrated(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url); Statement statement = connection.createStatement()) {
            for (String room : ROOMS) {
                statement.execute("create schema " + room);
                for (Path script : scripts(Path.of("..", room + "-ejb", "src", "main", "resources", "db", room), url.startsWith("jdbc:h2") ? "h2" : "postgresql")) {
                    statement.execute(Files.readString(script));
                }
            }
            return url;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Those for every database and those for this one, in the order of their versions. Without the guards of the ledger: the self-audit is tested by tampering. */
    private static List<Path> scripts(Path room, String database) {
        return (room.endsWith("campaign") ? Stream.of("common") : Stream.of("common", database)).flatMap(folder -> files(room.resolve(folder))).sorted(Comparator.comparing(Path::getFileName)).toList();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
            return files.toList().stream();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
