package io.plumbline.campaign;

import io.plumbline.campaign.api.AuditEntry;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what was noted, as "action subject name". */
public final class Trail implements AuditTrail {

    public final List<String> noted = new CopyOnWriteArrayList<>();

    @Override
    public void note(String action, String subjectType, UUID subjectId, String subjectName, UUID advertiserId, Object before, Object after) {
        noted.add(action + " " + subjectType + " " + subjectName);
    }

    @Override
    public void noteAs(String actor, String action, String subjectType, UUID subjectId, String subjectName, UUID advertiserId, Object before, Object after) {
        note(action, subjectType, subjectId, subjectName, advertiserId, before, after);
    }

    @Override
    public Page<AuditEntry> list(String subjectType, UUID subjectId, String actor, Instant from, Instant to, PageRequest page) {
        throw new UnsupportedOperationException();
    }
}
