package io.plumbline.reporting.modelrun;

import io.plumbline.shared.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.function.IntConsumer;
import org.hibernate.Session;

/** The transaction in which a model reads, apart from those in which its progress is written. */
@ApplicationScoped
class Reading {

    @Inject
    private EntityManager em;

    @Transactional(value = Transactional.TxType.REQUIRES_NEW, dontRollbackOn = Refusal.class)
    public Modelling.Outcome outcome(Modelling modelling, RunBook.Task task, IntConsumer progress) {
        return em.unwrap(Session.class).doReturningWork(connection -> modelling.run(connection, task.advertiserId(), task.parameters(), progress));
    }
}
