package io.plumbline.web.edge;

import io.plumbline.shared.Refusal;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Tries a transaction again that lost against another one. Each boundary call is a transaction of its own and every event has
 * its key, so a second try cannot record twice.
 */
final class Retry {

    private static final int TRIES = 5;
    private static final long FIRST_PAUSE_MILLIS = 10;
    private static final int MAX_CAUSES = 20;
    /** Serialisation failure, deadlock, unique violation seen late; H2's lock timeout and concurrent update. */
    private static final Set<String> LOST_RACES = Set.of("40001", "40P01", "23505", "HYT00", "90131", "55P03");

    private Retry() {
    }

    static <T> T of(Supplier<T> transaction) {
        for (int tried = 1; ; tried++) {
            try {
                return transaction.get();
            } catch (Refusal no) {
                throw no;
            } catch (RuntimeException failed) {
                if (tried == TRIES || !isLostRace(failed)) {
                    throw failed;
                }
                pause(tried);
            }
        }
    }

    static boolean isLostRace(Throwable failed) {
        Throwable cause = failed;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++, cause = cause.getCause()) {
            if (cause instanceof SQLException sql && LOST_RACES.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private static void pause(int tried) {
        try {
            Thread.sleep((FIRST_PAUSE_MILLIS << tried) + ThreadLocalRandom.current().nextLong(FIRST_PAUSE_MILLIS));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
