package io.plumbline.campaign.audit;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Map;

/** What the anchoring does in the database, each a transaction of its own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ChainSteps {

    @Inject
    private EntityManager em;

    /** @return how many entries had not been chained, at most so many */
    public int adopt(int most) {
        return new AuditChain(em).adopt(most);
    }

    /** The number and the hash of the last link. */
    public Map.Entry<Long, String> end() {
        AuditChain.Head head = new AuditChain(em).head();
        return Map.entry(head.seq(), head.hash());
    }
}
