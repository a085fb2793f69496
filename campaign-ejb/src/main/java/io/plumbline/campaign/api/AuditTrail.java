package io.plumbline.campaign.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Who changed what, from what, to what. Written in the transaction of the change; never edited. */
public interface AuditTrail {

    /** @param before, after any records, or null; secrets must be left out by the caller */
    void note(String action, String subjectType, UUID subjectId, String subjectName, UUID advertiserId, Object before, Object after);

    Page<AuditEntry> list(String subjectType, UUID subjectId, String actor, Instant from, Instant to, PageRequest page);

    /** The same for work that goes on after its request: a job knows who ordered it. */
    void noteAs(String actor, String action, String subjectType, UUID subjectId, String subjectName, UUID advertiserId, Object before,
            Object after);
}
