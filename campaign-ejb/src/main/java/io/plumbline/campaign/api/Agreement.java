package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** @param effectiveUntil start of the agreement that replaces it, exclusive; null while it is the latest */
public record Agreement(UUID id, long version, UUID advertiserId, UUID campaignId, UUID partnerId, Instant effectiveFrom,
        Instant effectiveUntil, List<Rate> rates, int holdDays, List<Cap> caps, Instant createdAt) implements Serializable {
}
