package io.plumbline.campaign.persistence;

import jakarta.persistence.EntityManager;
import org.hibernate.Session;

/** Which of the two databases answers, for the few statements that differ. */
public final class Dialect {

    private Dialect() {
    }

    public static boolean isPostgresql(EntityManager em) {
        return em.unwrap(Session.class).doReturningWork(connection -> connection.getMetaData().getDatabaseProductName().equals("PostgreSQL"));
    }
}
