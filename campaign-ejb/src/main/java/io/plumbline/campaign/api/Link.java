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

    /** As its partner reads it: how visitors are shared out is the advertiser's affair. */
    public Link withoutRouting() {
        return new Link(id, version, key, url, advertiserId, campaignId, partnerId, creativeId,
                destinations.stream().limit(1).map(first -> new Destination(first.id(), first.url(), 1, When.ALWAYS, first.name())).toList(), null, name, status, createdAt);
    }

    public LinkDraft draft() {
        return new LinkDraft(campaignId, partnerId, creativeId, destinations, fallbackUrl, name, status);
    }
}
