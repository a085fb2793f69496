package io.plumbline.campaign.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.time.Instant;
import java.util.UUID;

/** Terms, effective-dated. Terms that have begun to apply are never edited: a new agreement follows them. */
public interface Agreements {

    Agreement add(AgreementDraft draft);

    /** Only before it takes effect. @throws io.plumbline.shared.Conflict code {@code agreement-in-force, second-person-needed} */
    Agreement amend(UUID id, Long expectedVersion, AgreementDraft draft);

    /** Only before it takes effect: as if it had never been agreed. @throws io.plumbline.shared.Conflict code {@code agreement-in-force} */
    Agreement withdraw(UUID id);

    /** What the terms would be as an agreement: checked like one, and not kept. For staff. */
    Agreement imagine(AgreementDraft draft);

    Agreement get(UUID id);

    /** The terms of the two that were in force at a time. @throws io.plumbline.shared.NotFound when there were none */
    Agreement asOf(UUID campaignId, UUID partnerId, Instant at);

    Page<Agreement> list(UUID campaignId, UUID partnerId, PageRequest page);
}
