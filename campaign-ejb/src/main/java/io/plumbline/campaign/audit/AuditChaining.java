package io.plumbline.campaign.audit;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/**
 * Chains what a transaction noted, as the last thing it does: locked any earlier, the end of the chain would make everybody who plans wait
 * for everybody else, in an order of which nobody is master. Fails it, the transaction is rolled back: no act without its evidence.
 */
@Stateless
public class AuditChaining {

    @Inject
    private EntityManager em;

    public void chain(@Observes(during = TransactionPhase.BEFORE_COMPLETION) AuditNoted noted) {
        new AuditChain(em).append(noted.entry());
    }
}
