package io.plumbline.tracking.importing;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.regex.Pattern;

/** Failures that say nothing about the row: somebody else held a lock, or time ran out. */
final class Passing {

    /** Deadlock and serialisation (40…), lock not available, statement cancelled, server going down, connection lost (08…); H2: lock timeout, cancelled. */
    private static final Set<String> STATES = Set.of("55P03", "57014", "57P01", "57P02", "57P03", "HYT00");
    /** How the transaction manager, the pool and the drivers say that a transaction took too long; none of them has a type for it. */
    private static final Pattern TIMED_OUT = Pattern.compile("(?i)transaction (is not active|cannot proceed)|timed? ?out|ARJUNA0160");
    private static final int DEEPEST = 20;

    private Passing() {
    }

    static boolean is(Throwable failed) {
        Throwable cause = failed;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SQLException sql && isPassing(sql) || cause instanceof RollbackException || TIMED_OUT.matcher(String.valueOf(cause.getMessage())).find()) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isPassing(SQLException failed) {
        String state = failed.getSQLState();
        return failed instanceof SQLTransientException || state != null && (state.startsWith("40") || state.startsWith("08") || STATES.contains(state));
    }
}
