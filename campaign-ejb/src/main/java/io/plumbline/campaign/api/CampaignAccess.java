package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** That a partner asked to work for a campaign, and what became of it. */
public record CampaignAccess(UUID id, UUID campaignId, String campaign, UUID partnerId, String partner, Status status, String asked, String reason, Instant at,
        Instant decidedAt) implements Serializable {

    public enum Status implements Keyed {
        REQUESTED, GRANTED, REFUSED
    }
}
