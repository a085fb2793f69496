package io.plumbline.web.api.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.plumbline.campaign.api.AuditEntry;
import java.time.Instant;
import java.util.UUID;

/** @param before, after what was and what is, as objects */
public record AuditItem(UUID id, Instant time, String actor, String action, String subjectType, UUID subjectId, String subjectName,
        UUID advertiser, @JsonRawValue String before, @JsonRawValue String after) {

    static AuditItem of(AuditEntry entry) {
        return new AuditItem(entry.id(), entry.at(), entry.actor(), entry.action(), entry.subjectType(), entry.subjectId(),
                entry.subjectName(), entry.advertiserId(), entry.before(), entry.after());
    }
}
