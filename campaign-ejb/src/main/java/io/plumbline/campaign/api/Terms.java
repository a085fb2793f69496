package io.plumbline.campaign.api;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What was agreed, for the parts of the product that price results: no caller is asked for, nothing is changed. */
public interface Terms {

    /** The agreement of the two in force at the time: the latest that had taken effect by then. */
    Optional<Agreement> inForce(UUID campaignId, UUID partnerId, Instant at);

    /** @throws io.plumbline.shared.NotFound when there is none under this id */
    Agreement agreed(UUID agreementId);
}
