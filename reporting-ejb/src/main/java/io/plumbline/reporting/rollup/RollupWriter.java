package io.plumbline.reporting.rollup;

import io.plumbline.tracking.api.Counted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.hibernate.Session;

/** Keeps the rollups in the transaction of the occurrence: a report equals the events at every commit. */
@ApplicationScoped
class RollupWriter {

    @Inject
    private EntityManager em;

    void on(@Observes Counted counted) {
        Increments increments = Increments.of(counted.tallies());
        if (!increments.sums().isEmpty()) {
            em.unwrap(Session.class).doWork(connection -> Rollups.add(connection, increments));
        }
    }
}
