package io.plumbline.campaign.audit;

import io.plumbline.campaign.api.AuditRetention;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.persistence.Dialects;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Dialect;
import io.plumbline.shared.Role;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@Stateless
public class AuditShelf implements AuditRetention {

    @Inject
    private EntityManager em;
    @Inject
    private Authority authority;
    @Inject
    private AuditTrail trail;

    @Override
    public long countBefore(Instant before) {
        authority.requireStaff();
        return em.createQuery("select count(e) from AuditEntity e where e.at < :before", Long.class).setParameter("before", before).getSingleResult();
    }

    @Override
    public int forgetBefore(Instant before, int most) {
        authority.require(Role.ADMIN);
        List<Object[]> oldest = oldest(before, most);
        if (oldest.isEmpty()) {
            return 0;
        }
        forgetting(true);
        List<UUID> ids = oldest.stream().map(row -> UUID.fromString((String) row[1])).toList();
        long through = ((Number) oldest.get(oldest.size() - 1)[0]).longValue();
        trail.noteAs(authority.caller().name(), ChainWalk.FORGET, ChainWalk.TRAIL, null, "Audit trail", null, null, Map.of("through", through));
        int gone = em.createQuery("delete from AuditEntity e where e.id in (:ids)").setParameter("ids", ids).executeUpdate();
        forgetting(false);
        return gone;
    }

    /** A trigger refuses everybody who does not say why; on PostgreSQL it is forgotten with the transaction. */
    private void forgetting(boolean now) {
        if (Dialects.of(em) == Dialect.POSTGRESQL) {
            em.createNativeQuery("select set_config('plumbline.forgetting', '" + (now ? "on" : "off") + "', true)").getSingleResult();
        } else {
            em.createNativeQuery("set @plumbline_forgetting = " + now).executeUpdate();
        }
    }

    /** From the beginning of the chain as far as all are that old: a hole in it would look like one that somebody made. */
    @SuppressWarnings("unchecked")
    private List<Object[]> oldest(Instant before, int most) {
        return em.createNativeQuery("""
                select l.seq, cast(e.id as varchar(36)) from campaign.audit_event e join campaign.audit_link l on l.event_id = e.id
                where l.seq < (select coalesce(min(k.seq), 9223372036854775807) from campaign.audit_event y join campaign.audit_link k on k.event_id = y.id where y.at >= :before)
                order by l.seq""").setParameter("before", before).setMaxResults(most).getResultList();
    }
}
