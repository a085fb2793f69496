package io.plumbline.campaign.audit;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Chains what a transaction noted, as the last thing it does: locked any earlier, the end of the chain would make everybody who plans wait
 * for everybody else, in an order of which nobody is master.
 */
@ApplicationScoped
public class AuditChaining {

    private static final Logger LOG = System.getLogger(AuditChaining.class.getName());

    @Inject
    private EntityManager em;
    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;

    void chain(@Observes(during = TransactionPhase.BEFORE_COMPLETION) AuditNoted noted) {
        if (transaction.getTransactionStatus() == Status.STATUS_MARKED_ROLLBACK) {
            return;
        }
        try {
            new AuditChain(em).append(noted.entry());
        } catch (RuntimeException unchained) {
            // Whoever fires events is not told of it; without its evidence the act must not happen.
            LOG.log(Level.ERROR, "The audit entry " + noted.entry().id() + " could not be chained; its transaction is rolled back", unchained);
            transaction.setRollbackOnly();
        }
    }
}
