package io.plumbline.tracking.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * Which leads to list. A null part matches everything.
 *
 * @param from, to of the time they came, half-open
 */
public record LeadFilter(UUID advertiser, UUID campaign, UUID partner, LeadStage stage, LeadSource source, OptIn optIn, String externalId, Boolean questions, Instant from,
        Instant to) implements Serializable {

    public static final LeadFilter ALL = new LeadFilter(null, null, null, null, null, null, null, null, null, null);
}
