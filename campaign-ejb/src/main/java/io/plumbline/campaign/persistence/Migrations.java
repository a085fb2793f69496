package io.plumbline.campaign.persistence;

import io.plumbline.shared.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema of each room up to date, in the order the rooms depend on each other. Each room has its schema and its
 * history table. {@code PLUMBLINE_MIGRATE=off} leaves it to an operator, who runs the same files by hand.
 */
final class Migrations {

    static final List<String> ROOMS = List.of("campaign", "tracking", "reporting");

    private final DataSource dataSource;
    private final ClassLoader classes;

    Migrations(DataSource dataSource, ClassLoader classes) {
        this.dataSource = dataSource;
        this.classes = classes;
    }

    void run() {
        if ("off".equalsIgnoreCase(System.getenv("PLUMBLINE_MIGRATE"))) {
            return;
        }
        String vendor = vendor();
        for (String room : ROOMS) {
            Flyway.configure(classes)
                    .dataSource(dataSource)
                    .schemas(room)
                    .table("schema_history")
                    .locations("classpath:db/" + room + "/common", "classpath:db/" + room + "/" + vendor)
                    .failOnMissingLocations(false)
                    .lockRetryCount(120)
                    .cleanDisabled(true)
                    .load()
                    .migrate();
        }
    }

    private String vendor() {
        try (Connection connection = dataSource.getConnection()) {
            return Dialect.of(connection).name().toLowerCase(Locale.ROOT);
        } catch (SQLException refused) {
            throw new IllegalStateException("The database refuses: " + refused.getMessage(), refused);
        }
    }
}
