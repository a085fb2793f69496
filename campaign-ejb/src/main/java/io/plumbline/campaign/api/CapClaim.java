package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * A result that wants room under the caps on it.
 *
 * @param subjectId id of the conversion (or click): it holds once
 * @param partnerId, linkId null where there is none
 * @param termsAt   whose agreement applies: the time of the credited touch
 * @param at        when it happened
 * @param now       when it became known
 * @param counts    whether it takes a slot of the conversion caps; money only where false
 * @param revenue   or null
 */
public record CapClaim(UUID subjectId, UUID campaignId, UUID partnerId, UUID linkId, Instant termsAt, Instant at, Instant now, boolean counts,
        Money revenue) implements Serializable {
}
