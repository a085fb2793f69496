package io.plumbline.campaign.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.util.Optional;
import java.util.UUID;

public interface Partners {

    Partner add(PartnerDraft draft);

    Partner amend(UUID id, Long expectedVersion, PartnerDraft draft);

    Partner move(UUID id, Long expectedVersion, PlanStatus next);

    /** Ends it for good: nobody of it signs in any more, its keys are revoked. @param reason told in the audit and to colleagues */
    Partner ban(UUID id, Long expectedVersion, String reason);

    Partner get(UUID id);

    Page<Partner> list(PlanStatus status, String text, PageRequest page);

    Optional<Partner> named(String nameOrId);

    /** For the edge and for other rooms: asks no role and no scope. */
    Optional<Partner> find(UUID id);
}
