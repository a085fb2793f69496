package io.plumbline.tracking.journal;

import io.plumbline.shared.Busy;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Tells a database that cannot take anything at the moment from one that does not want this record. */
final class Faults {

    private static final int MAX_CAUSES = 30;
    /** Data exceptions, constraint violations, what is wrong with the statement itself. */
    private static final Set<String> OF_DATA = Set.of("21", "22", "23", "42");

    private Faults() {
    }

    static boolean ofData(Throwable failed) {
        boolean asked = false;
        Throwable cause = failed;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++, cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                asked = true;
                String state = String.valueOf(sql.getSQLState());
                if (!(sql instanceof SQLTransientException) && state.length() == 5 && OF_DATA.contains(state.substring(0, 2))) {
                    return true;
                }
            }
        }
        return !asked && !isOfTheServer(failed);
    }

    /** The server's pool and transaction manager fail in words of their own when there is no connection to be had. */
    private static boolean isOfTheServer(Throwable failed) {
        Throwable cause = failed;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++, cause = cause.getCause()) {
            String name = cause.getClass().getName();
            // A class that is missing is missing for every record.
            if (cause instanceof LinkageError || cause instanceof Busy || cause instanceof VirtualMachineError || cause instanceof ReflectiveOperationException || name.startsWith("jakarta.resource.") || name.startsWith("jakarta.transaction.") || name.contains("JDBCConnection")
                    || name.contains("TransactionRolledback") || name.contains("EJBComponentUnavailable")) {
                return true;
            }
        }
        return false;
    }

    static String gist(Throwable failed) {
        Throwable last = failed;
        for (int i = 0; last.getCause() != null && last.getCause() != last && i < MAX_CAUSES; i++) {
            last = last.getCause();
        }
        return last.getClass().getSimpleName() + ": " + last.getMessage();
    }
}
