package io.plumbline.campaign.audit;

import io.plumbline.campaign.api.AuditRetention;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Role;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@Stateless
public class AuditShelf implements AuditRetention {

    @Inject
    private EntityManager em;
    @Inject
    private Authority authority;

    @Override
    public long countBefore(Instant before) {
        authority.requireStaff();
        return em.createQuery("select count(e) from AuditEntity e where e.at < :before", Long.class).setParameter("before", before).getSingleResult();
    }

    @Override
    public int forgetBefore(Instant before, int most) {
        authority.require(Role.ADMIN);
        List<UUID> oldest = em.createQuery("select e.id from AuditEntity e where e.at < :before order by e.at", UUID.class).setParameter("before", before)
                .setMaxResults(most).getResultList();
        return oldest.isEmpty() ? 0 : em.createQuery("delete from AuditEntity e where e.id in (:ids)").setParameter("ids", oldest).executeUpdate();
    }
}
