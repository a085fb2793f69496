package io.plumbline.campaign.persistence;

import io.plumbline.shared.Dialect;
import jakarta.persistence.EntityManager;
import org.hibernate.Session;

/** The {@link Dialect} behind an entity manager. */
public final class Dialects {

    private Dialects() {
    }

    public static Dialect of(EntityManager em) {
        return em.unwrap(Session.class).doReturningWork(Dialect::of);
    }
}
