package io.plumbline.campaign;

import io.plumbline.campaign.api.AuditEntry;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.time.Instant;
import java.util.UUID;

/** For tests in which nobody reads the trail. */
public final class Silent implements AuditTrail {

    @Override
    public void note(String action, String subjectType, UUID subjectId, String subjectName, UUID advertiserId, Object before, Object after) {
        // nobody reads it
    }

    @Override
    public Page<AuditEntry> list(String subjectType, UUID subjectId, String actor, Instant from, Instant to, PageRequest page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void noteAs(String actor, String action, String subjectType, UUID subjectId, String subjectName, UUID advertiserId, Object before, Object after) {
        // nobody reads it
    }
}
