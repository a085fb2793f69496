package io.plumbline.campaign;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.registry.classloading.internal.ClassLoaderServiceImpl;
import org.hibernate.integrator.spi.Integrator;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** A database with the released migrations, and some entities mapped onto it: boundaries run on it as on the server. */
public enum Database {
    H2 {
        @Override
        DataSource migrated() {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
            migrate(h2);
            return h2;
        }
    },
    POSTGRESQL {
        private EmbeddedPostgres server;

        @Override
        synchronized DataSource migrated() throws SQLException {
            if (server == null) {
                server = started();
                admin("create database made");
                migrate(server.getDatabase("postgres", "made"));
            }
            String name = "d" + UUID.randomUUID().toString().replace("-", "");
            admin("create database " + name + " template made");
            PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
            source.setUrl(server.getJdbcUrl("postgres", name));
            // Connections are kept: PostgreSQL starts a process for each, which takes longer than a small transaction.
            JdbcConnectionPool kept = JdbcConnectionPool.create(source);
            kept.setMaxConnections(MOST_CONNECTIONS);
            return kept;
        }

        private void admin(String sql) throws SQLException {
            try (Connection connection = server.getPostgresDatabase().getConnection(); Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    };

    private static final int MOST_CONNECTIONS = 60;

    private DataSource dataSource;

    /** A new one; on PostgreSQL the migrations run once, and each is a copy of what they made. */
    abstract DataSource migrated() throws SQLException;

    /** Started once a run; each test brings data of its own. */
    public synchronized SessionFactory with(Class<?>... entities) {
        if (dataSource == null) {
            dataSource = opened();
        }
        return sessions(dataSource, entities);
    }

    /** One that no other test has seen. */
    public synchronized SessionFactory fresh(Class<?>... entities) {
        return sessions(opened(), entities);
    }

    private DataSource opened() {
        try {
            return migrated();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static EmbeddedPostgres started() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void migrate(DataSource empty) {
        Flyway.configure().dataSource(empty).schemas("campaign").table("schema_history")
                .locations("classpath:db/campaign/common", "classpath:db/campaign/" + name().toLowerCase())
                .failOnMissingLocations(false).load().migrate();
    }

    private static SessionFactory sessions(DataSource dataSource, Class<?>... entities) {
        var bootstrap = new BootstrapServiceRegistryBuilder().applyClassLoaderService(new ClassLoaderServiceImpl() {
            @Override
            public <S> Collection<S> loadJavaServices(Class<S> contract) {
                // The server's integrator looks for the server's data source.
                return contract == Integrator.class ? List.of() : super.loadJavaServices(contract);
            }
        }).build();
        var sources = new MetadataSources(new StandardServiceRegistryBuilder(bootstrap)
                .applySetting("hibernate.connection.datasource", dataSource)
                .applySetting("hibernate.hbm2ddl.auto", "validate")
                .applySetting("hibernate.jdbc.time_zone", "UTC").build());
        List.of(entities).forEach(sources::addAnnotatedClass);
        return sources.buildMetadata().buildSessionFactory();
    }

    public static <T> T inTransaction(SessionFactory sessions, Function<EntityManager, T> work) {
        return sessions.fromTransaction(work::apply);
    }
}
