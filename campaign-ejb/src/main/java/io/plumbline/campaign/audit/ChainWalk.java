package io.plumbline.campaign.audit;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.campaign.api.AuditEntry;
import io.plumbline.campaign.api.AuditVerification;
import io.plumbline.shared.Json;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Goes along the chain from its beginning to its end and stops where something is wrong. */
final class ChainWalk {

    static final String FORGET = "forget";
    static final String TRAIL = "audit-trail";

    private static final int PAGE = 1000;

    private record Link(long seq, UUID event, String previous, String hash) {
    }

    /** What is wrong, and where. */
    private record Fault(String what, Long seq, UUID entry) {
    }

    private final EntityManager em;
    private final List<AnchorFile.Anchor> anchors;
    private final Iterator<AnchorFile.Anchor> ahead;
    private AnchorFile.Anchor next;
    private long seq;
    private long forgotten;
    private String hash = AuditChain.BEGINNING;

    ChainWalk(EntityManager em, List<AnchorFile.Anchor> anchors) {
        this.em = em;
        this.anchors = anchors;
        this.ahead = anchors.iterator();
        this.next = ahead.hasNext() ? ahead.next() : null;
    }

    AuditVerification walk() {
        AuditChain.Head head = new AuditChain(em).head();
        Fault fault = along(head);
        fault = fault == null ? atTheEnd(head) : fault;
        Instant newest = anchors.isEmpty() ? null : anchors.get(anchors.size() - 1).at();
        return new AuditVerification(fault == null, seq, forgotten, head.seq(), head.hash(), anchors.size(), newest, fault == null ? null : fault.what(),
                fault == null ? null : fault.seq(), fault == null ? null : fault.entry());
    }

    /** Up to where the chain ended when the walk began: who adds to it meanwhile is none of its business. */
    private Fault along(AuditChain.Head head) {
        long through = forgottenThrough();
        List<Link> page = links(head.seq());
        while (!page.isEmpty()) {
            Map<UUID, AuditEntry> entries = entries(page);
            for (Link link : page) {
                Fault fault = fault(link, entries.get(link.event()), through);
                if (fault != null) {
                    return fault;
                }
                seq = link.seq();
                hash = link.hash();
            }
            em.clear();
            page = links(head.seq());
        }
        return null;
    }

    private Fault fault(Link link, AuditEntry entry, long through) {
        if (link.seq() != seq + 1) {
            return new Fault("Link " + (seq + 1) + " of the chain is missing.", seq + 1, null);
        }
        if (!link.previous().equals(hash)) {
            return new Fault("Link " + link.seq() + " does not follow the one before it.", link.seq(), link.event());
        }
        if (entry == null && link.seq() > through) {
            return new Fault("Entry " + link.seq() + " has been taken out of the trail.", link.seq(), link.event());
        }
        if (entry != null && !AuditChain.hash(link.seq(), link.previous(), entry).equals(link.hash())) {
            return new Fault("Entry " + link.seq() + " is not what was written.", link.seq(), link.event());
        }
        forgotten += entry == null ? 1 : 0;
        return anchored(link);
    }

    private Fault anchored(Link link) {
        while (next != null && next.seq() <= link.seq()) {
            if (next.seq() == link.seq() && !next.hash().equals(link.hash())) {
                return new Fault("The chain was written anew: link " + link.seq() + " is not the one that was anchored at " + next.at() + ".", link.seq(), link.event());
            }
            next = ahead.hasNext() ? ahead.next() : null;
        }
        return null;
    }

    private Fault atTheEnd(AuditChain.Head head) {
        if (head.seq() != seq || !head.hash().equals(hash)) {
            return new Fault("The chain ends at link " + seq + ", and was at " + head.seq() + " already.", seq + 1, null);
        }
        if (next != null) {
            return new Fault("The chain ends at link " + seq + ", and link " + next.seq() + " was anchored at " + next.at() + ".", seq + 1, null);
        }
        @SuppressWarnings("unchecked")
        List<String> unlinked = em.createNativeQuery("""
                select cast(e.id as varchar(36)) from campaign.audit_event e left join campaign.audit_link l on l.event_id = e.id
                where l.event_id is null order by e.at, e.id""").setMaxResults(1).getResultList();
        return unlinked.isEmpty() ? null : new Fault("An entry stands in the trail that was never chained.", null, UUID.fromString(unlinked.get(0)));
    }

    /** Entries may be missing as far as one that is chained says they were let go. */
    private long forgottenThrough() {
        return em.createQuery("select e from AuditEntity e where e.action = :forget and e.subjectType = :trail order by e.id desc", AuditEntity.class)
                .setParameter("forget", FORGET).setParameter("trail", TRAIL).setMaxResults(PAGE).getResultStream()
                .map(e -> Json.read(e.record().after(), new TypeReference<Map<String, Long>>() { })).mapToLong(after -> after.getOrDefault("through", 0L)).max().orElse(0);
    }

    @SuppressWarnings("unchecked")
    private List<Link> links(long last) {
        List<Object[]> rows = em.createNativeQuery("""
                select seq, cast(event_id as varchar(36)), cast(previous as varchar(64)), cast(hash as varchar(64)) from campaign.audit_link
                where seq > :after and seq <= :last order by seq""")
                .setParameter("after", seq).setParameter("last", last).setMaxResults(PAGE).getResultList();
        return rows.stream().map(row -> new Link(((Number) row[0]).longValue(), UUID.fromString((String) row[1]), (String) row[2], (String) row[3])).toList();
    }

    private Map<UUID, AuditEntry> entries(List<Link> page) {
        return em.createQuery("select e from AuditEntity e where e.id in :ids", AuditEntity.class).setParameter("ids", page.stream().map(Link::event).toList())
                .getResultStream().map(AuditEntity::record).collect(Collectors.toMap(AuditEntry::id, Function.identity()));
    }
}
