package io.plumbline.tracking.importing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** One PostgreSQL for all tests of a process: starting it takes longer than most of them. */
public final class Postgres {

    private static final int MOST_CONNECTIONS = 60;

    private static EmbeddedPostgres server;
    private static int databases;

    private Postgres() {
    }

    /** A new, empty database. Its connections are kept: PostgreSQL starts a process for each, which takes longer than a small transaction. */
    public static synchronized DataSource newDatabase() {
        try {
            server = server == null ? EmbeddedPostgres.builder().start() : server;
            String name = "room" + ++databases;
            try (Connection connection = server.getPostgresDatabase().getConnection(); Statement sql = connection.createStatement()) {
                sql.execute("create database " + name);
            }
            PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
            source.setUrl(server.getJdbcUrl("postgres", name));
            JdbcConnectionPool kept = JdbcConnectionPool.create(source);
            kept.setMaxConnections(MOST_CONNECTIONS);
            return kept;
        } catch (IOException | SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
