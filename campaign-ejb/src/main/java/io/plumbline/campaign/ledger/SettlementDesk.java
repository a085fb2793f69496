package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.Settlement;
import io.plumbline.campaign.api.Settlements;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

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
        if (subjectIds.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Settlement> found = new HashMap<>();
        em.createQuery("select c from CommissionEntity c where c.subjectId in :ids", CommissionEntity.class).setParameter("ids", subjectIds)
                .getResultStream().map(CommissionEntity::settlement).forEach(one -> found.put(one.subjectId(), one));
        em.createQuery("select s from SideCommissionEntity s where s.id in :ids", SideCommissionEntity.class).setParameter("ids", subjectIds)
                .getResultStream().map(SideCommissionEntity::settlement).forEach(one -> found.put(one.subjectId(), one));
        return found;
    }
}
