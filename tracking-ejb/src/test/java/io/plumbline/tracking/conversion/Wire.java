package io.plumbline.tracking.conversion;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A connection that stays open, and that breaks when a test wants it to: after so many statements of this thread nothing reaches the database any more. */
final class Wire {

    static final String BROKEN = "the wire is cut";
    private static final ThreadLocal<Integer> LEFT = new ThreadLocal<>();
    /** Hibernate tells of each broken statement. */
    private static final Logger COMPLAINTS = Logger.getLogger("org.hibernate.engine.jdbc.spi.SqlExceptionHelper");

    static {
        COMPLAINTS.setFilter(told -> !BROKEN.equals(told.getMessage()) && !String.valueOf(told.getMessage()).startsWith("SQL Error: 0"));
    }

    private Wire() {
    }

    static Connection of(DataSource source) {
        try {
            Connection only = source.getConnection();
            return (Connection) Proxy.newProxyInstance(Wire.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, called, args) -> {
                if (called.getName().equals("prepareStatement")) {
                    wear();
                }
                try {
                    return called.getName().equals("close") ? null : called.invoke(only, args);
                } catch (InvocationTargetException thrown) {
                    throw thrown.getCause();
                }
            });
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static void cutAfter(int statements) {
        LEFT.set(statements);
    }

    static void mend() {
        LEFT.remove();
    }

    static boolean isCut(Throwable thrown) {
        return thrown != null && (BROKEN.equals(thrown.getMessage()) || isCut(thrown.getCause()));
    }

    private static void wear() throws SQLException {
        Integer left = LEFT.get();
        if (left != null && left <= 0) {
            throw new SQLException(BROKEN);
        }
        if (left != null) {
            LEFT.set(left - 1);
        }
    }
}
