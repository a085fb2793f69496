package io.plumbline.campaign.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.util.List;
import java.util.UUID;

/** What a partner's people have accepted. Terms apply by being agreed; acceptance is the evidence that they were seen. */
public interface Acceptances {

    /** The terms of the partner who is asking, of all its campaigns, newest first. */
    Page<Agreement> offered(PageRequest page);

    /**
     * Only somebody of the partner. Again by the same person for the same version, it answers the first record.
     *
     * @param agreementVersion version that was shown
     * @throws io.plumbline.shared.Stale when the terms have changed since
     */
    Acceptance accept(UUID agreementId, long agreementVersion);

    /** For staff, and for the partner itself; oldest first. */
    List<Acceptance> of(UUID agreementId);
}
