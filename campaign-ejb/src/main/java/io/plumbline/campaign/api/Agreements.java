package io.plumbline.campaign.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.util.UUID;

/** Terms, effective-dated. Terms that have begun to apply are never edited: a new agreement follows them. */
public interface Agreements {

    Agreement add(AgreementDraft draft);

    /** Only before it takes effect. @throws io.plumbline.shared.Conflict code {@code agreement-in-force} */
    Agreement amend(UUID id, Long expectedVersion, AgreementDraft draft);

    Agreement get(UUID id);

    Page<Agreement> list(UUID campaignId, UUID partnerId, PageRequest page);
}
