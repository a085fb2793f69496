package io.plumbline.campaign;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.registry.classloading.internal.ClassLoaderServiceImpl;
import org.hibernate.integrator.spi.Integrator;

/** A database with the released migrations, and some entities mapped onto it: boundaries run on it as on the server. */
public enum Database {
    H2 {
        @Override
        DataSource open() {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
            return h2;
        }
    },
    POSTGRESQL {
        private EmbeddedPostgres server;

        @Override
        DataSource open() {
            try {
                server = server == null ? EmbeddedPostgres.builder().start() : server;
                String name = "d" + UUID.randomUUID().toString().replace("-", "");
                try (Connection connection = server.getPostgresDatabase().getConnection(); Statement statement = connection.createStatement()) {
                    statement.execute("create database " + name);
                }
                return server.getDatabase("postgres", name);
            } catch (IOException | SQLException refused) {
                throw new IllegalStateException(refused);
            }
        }
    };

    private DataSource dataSource;

    abstract DataSource open();

    /** Started once a run; each test brings data of its own. */
    public synchronized SessionFactory with(Class<?>... entities) {
        if (dataSource == null) {
            dataSource = migrated(open());
        }
        return sessions(dataSource, entities);
    }

    /** One that no other test has seen. */
    public synchronized SessionFactory fresh(Class<?>... entities) {
        return sessions(migrated(open()), entities);
    }

    private DataSource migrated(DataSource empty) {
        Flyway.configure().dataSource(empty).schemas("campaign").table("schema_history")
                .locations("classpath:db/campaign/common", "classpath:db/campaign/" + name().toLowerCase())
                .failOnMissingLocations(false).load().migrate();
        return empty;
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
