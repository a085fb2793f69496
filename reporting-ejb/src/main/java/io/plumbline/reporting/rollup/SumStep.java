package io.plumbline.reporting.rollup;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.hibernate.Session;

/** A step of the sums, in a transaction of its own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SumStep {

    @Inject
    private EntityManager em;

    /** @return whether there is more to do at once */
    public boolean take(Instant now) {
        return em.unwrap(Session.class).doReturningWork(connection -> new Sums(connection).step(now));
    }
}
