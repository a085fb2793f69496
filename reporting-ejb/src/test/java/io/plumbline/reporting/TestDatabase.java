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

/** A fresh database with the schemas of all rooms, made from the migrations they ship. */
public enum TestDatabase {
    H2 {
        @Override
        String url() {
            return "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1";
        }
    },
    POSTGRESQL {
        private EmbeddedPostgres server;
        private int count;

        @Override
        synchronized String url() {
            try {
                if (server == null) {
                    server = EmbeddedPostgres.builder().start();
                }
                String name = "t" + count++;
                try (Connection admin = server.getPostgresDatabase().getConnection(); Statement create = admin.createStatement()) {
                    create.execute("create database " + name);
                }
                return server.getJdbcUrl("postgres", name);
            } catch (IOException | SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
    };

    private static final List<String> ROOMS = List.of("campaign", "tracking", "reporting");

    abstract String url();

    /** @return the URL of a new database that keeps its rows where the product keeps them: H2 in a file, gone with the machine's temporary files */
    public String createStored() throws IOException {
        return this == H2 ? create("jdbc:h2:file:" + Files.createTempDirectory("bench").resolve("plumbline") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE") : create();
    }

    /** @return the URL of the new database */
    public String create() {
        return create(url());
    }

    private static String create(String url) {
        try (Connection connection = DriverManager.getConnection(url); Statement statement = connection.createStatement()) {
            for (String room : ROOMS) {
                statement.execute("create schema " + room);
                for (Path script : scripts(Path.of("..", room + "-ejb", "src", "main", "resources", "db", room), url.startsWith("jdbc:h2") ? "h2" : "postgresql")) {
                    statement.execute(Files.readString(script));
                }
            }
            return url;
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException(failed);
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
