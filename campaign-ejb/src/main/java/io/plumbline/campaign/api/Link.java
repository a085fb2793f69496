package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * @param key what stands in the address, {@code /c/<key>}
 * @param url complete tracking address under the configured base URL
 */
public record Link(UUID id, long version, String key, String url, UUID advertiserId, UUID campaignId, UUID partnerId, String creativeId,
        List<Destination> destinations, String fallbackUrl, String name, PlanStatus status, Instant createdAt) implements Serializable {

    public LinkDraft draft() {
        return new LinkDraft(campaignId, partnerId, creativeId, destinations, fallbackUrl, name, status);
    }
}
