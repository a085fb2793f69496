package io.plumbline.campaign.audit;

import io.plumbline.campaign.api.AuditEntry;
import io.plumbline.shared.Json;
import io.plumbline.shared.Sha256;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Adds entries to the chain. */
final class AuditChain {

    static final String BEGINNING = "0".repeat(64);

    /** The end of the chain. */
    record Head(long seq, String hash) {
    }

    private final EntityManager em;

    AuditChain(EntityManager em) {
        this.em = em;
    }

    /** Locks the end of the chain until the transaction ends. */
    void append(AuditEntry entry) {
        Head head = head(" for update");
        String hash = hash(head.seq() + 1, head.hash(), entry);
        em.createNativeQuery("insert into campaign.audit_link (seq, event_id, previous, hash) values (:seq, :event, :previous, :hash)")
                .setParameter("seq", head.seq() + 1).setParameter("event", entry.id()).setParameter("previous", head.hash()).setParameter("hash", hash).executeUpdate();
        em.createNativeQuery("update campaign.audit_head set seq = :seq, hash = :hash where id = 1").setParameter("seq", head.seq() + 1).setParameter("hash", hash).executeUpdate();
    }

    /** Entries from before there was a chain. @return how many were added */
    int adopt(int most) {
        head(" for update");
        @SuppressWarnings("unchecked")
        List<String> unlinked = em.createNativeQuery("""
                select cast(e.id as varchar(36)) from campaign.audit_event e left join campaign.audit_link l on l.event_id = e.id
                where l.event_id is null order by e.at, e.id""").setMaxResults(most).getResultList();
        unlinked.forEach(id -> append(em.find(AuditEntity.class, UUID.fromString(id)).record()));
        return unlinked.size();
    }

    Head head() {
        return head("");
    }

    private Head head(String lock) {
        Object[] row = (Object[]) em.createNativeQuery("select seq, cast(hash as varchar(64)) from campaign.audit_head where id = 1" + lock).getSingleResult();
        return new Head(((Number) row[0]).longValue(), (String) row[1]);
    }

    /** SHA-256 of the hash before, and of everything the entry says, as JSON. */
    static String hash(long seq, String previous, AuditEntry entry) {
        String said = Json.write(Arrays.asList(seq, previous, entry.id(), entry.at(), entry.actor(), entry.action(), entry.subjectType(), entry.subjectId(), entry.subjectName(),
                entry.advertiserId(), entry.before(), entry.after()));
        return Sha256.hex(said);
    }
}
