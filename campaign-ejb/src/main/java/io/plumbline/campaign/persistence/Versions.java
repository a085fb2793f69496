package io.plumbline.campaign.persistence;

import io.plumbline.shared.NotFound;
import io.plumbline.shared.Refusal;
import io.plumbline.shared.Stale;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;

/** The two halves of every change: fetch for change, and let the database have its say before the answer goes out. */
public final class Versions {

    private Versions() {
    }

    public static <E> E get(EntityManager em, Class<E> type, String what, UUID id) {
        E found = em.find(type, id);
        if (found == null) {
            throw new NotFound(what, id);
        }
        return found;
    }

    /** Locks the row, so that of two changes at once the second sees the first and can be told that it is stale. */
    public static <E> E forChange(EntityManager em, Class<E> type, String what, UUID id) {
        E found;
        try {
            found = em.find(type, id, LockModeType.PESSIMISTIC_WRITE);
        } catch (OptimisticLockException changed) {
            throw changedMeanwhile(what);
        }
        if (found == null) {
            throw new NotFound(what, id);
        }
        return found;
    }

    public static void flush(EntityManager em, String what) {
        flush(em, what, null);
    }

    /** @param taken what to refuse with when a unique key is violated; null when none can be */
    public static void flush(EntityManager em, String what, Supplier<? extends Refusal> taken) {
        try {
            em.flush();
        } catch (OptimisticLockException changed) {
            throw changedMeanwhile(what);
        } catch (PersistenceException refused) {
            if (taken != null && violatesKey(refused)) {
                throw taken.get();
            }
            throw refused;
        }
    }

    private static boolean violatesKey(Throwable refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConstraintViolationException) {
                return true;
            }
        }
        return false;
    }

    private static Refusal changedMeanwhile(String what) {
        return new Stale(what);
    }
}
