package io.plumbline.tracking.conversion;

import io.plumbline.tracking.importing.Postgres;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.registry.classloading.internal.ClassLoaderServiceImpl;
import org.hibernate.integrator.spi.Integrator;

/** A database with the released migrations of planning and tracking, started once a run; each test brings data of its own. */
enum Databases {
    H2 {
        @Override
        DataSource start() {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000;QUERY_CACHE_SIZE=512");
            return h2;
        }
    },
    POSTGRESQL {
        @Override
        DataSource start() {
            return Postgres.newDatabase();
        }
    };

    private static final List<String> ENTITIES = List.of("ledger.CommissionEntity", "ledger.RateMeter", "ledger.AccountEntity", "ledger.PostingEntity", "ledger.PartEntity",
            "ledger.SideCommissionEntity", "ledger.PeriodEntity", "payout.RunEntity", "payout.StatementEntity", "payout.FileEntity", "payout.RequestEntity", "payee.PayeeEntity", "payee.BankEntity",
            "payee.PayerEntity");

    private SessionFactory sessions;

    abstract DataSource start();

    synchronized SessionFactory open() {
        sessions = sessions == null ? fresh(start()) : sessions;
        return sessions;
    }

    /** A database of its own, for whoever closes months or writes a great deal. Each thread has one connection, or opening would cost more than the test. */
    synchronized SessionFactory fresh() {
        DataSource source = start();
        ThreadLocal<Connection> mine = ThreadLocal.withInitial(() -> Wire.of(source));
        return fresh((DataSource) Proxy.newProxyInstance(Databases.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, called, args) ->
                called.getName().equals("getConnection") ? mine.get() : called.invoke(source, args)));
    }

    private SessionFactory fresh(DataSource source) {
        migrate(source);
        var bootstrap = new BootstrapServiceRegistryBuilder().applyClassLoaderService(new ClassLoaderServiceImpl() {
            @Override
            public <S> Collection<S> loadJavaServices(Class<S> contract) {
                // The server's integrator looks for the server's data source.
                return contract == Integrator.class ? List.of() : super.loadJavaServices(contract);
            }
        }).build();
        MetadataSources sources = new MetadataSources(new StandardServiceRegistryBuilder(bootstrap).applySetting("hibernate.connection.datasource", source)
                .applySetting("hibernate.jdbc.time_zone", "UTC").build());
        ENTITIES.forEach(name -> sources.addAnnotatedClass(named("io.plumbline.campaign." + name)));
        return sources.buildMetadata().buildSessionFactory();
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException(gone);
        }
    }

    private void migrate(DataSource source) {
        try (Connection connection = source.getConnection(); Statement sql = connection.createStatement()) {
            for (String room : List.of("campaign", "tracking")) {
                sql.execute("create schema " + room);
                for (Path file : files(room)) {
                    sql.execute(Files.readString(file));
                }
            }
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private List<Path> files(String room) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String place : List.of("common", name().toLowerCase(Locale.ROOT))) {
            Path folder = Path.of("../" + room + "-ejb/src/main/resources/db/" + room + "/" + place);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> found = Files.list(folder)) {
                    found.forEach(files::add);
                }
            }
        }
        files.sort(Comparator.comparing(file -> file.getFileName().toString()));
        return files;
    }
}
