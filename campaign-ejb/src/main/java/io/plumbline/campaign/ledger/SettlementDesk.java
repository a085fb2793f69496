package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.Settlement;
import io.plumbline.campaign.api.Settlements;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

@Stateless
public class SettlementDesk implements Settlements {

    @Inject
    private EntityManager em;

    public SettlementDesk() {
        // for the container
    }

    SettlementDesk(EntityManager em) {
        this.em = em;
    }

    @Override
    public Map<UUID, Settlement> of(Collection<UUID> subjectIds) {
        if (subjectIds.size() > MOST) {
            throw new IllegalArgumentException("At most " + MOST + " results at once");
        }
        return subjectIds.isEmpty() ? Map.of()
                : em.createQuery("select c from CommissionEntity c where c.subjectId in :ids", CommissionEntity.class).setParameter("ids", subjectIds)
                        .getResultStream().map(CommissionEntity::settlement).collect(Collectors.toMap(Settlement::subjectId, one -> one));
    }
}
