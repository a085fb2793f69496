package io.plumbline.shared;

import java.sql.Connection;
import java.sql.SQLException;

/** Which of the two databases answers, for the few statements that differ. */
public enum Dialect {

    H2, POSTGRESQL;

    /** @throws IllegalStateException for any other product */
    public static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "H2" -> H2;
            case "PostgreSQL" -> POSTGRESQL;
            default -> throw new IllegalStateException("Plumbline runs on PostgreSQL or H2, not on " + product);
        };
    }
}
