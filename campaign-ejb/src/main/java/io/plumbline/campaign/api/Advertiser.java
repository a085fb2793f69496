package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

public record Advertiser(UUID id, long version, String name, String currency, String timeZone, String homeUrl, List<String> domains,
        String postbackToken, boolean demo, Instant createdAt) implements Serializable {

    public AdvertiserDraft draft() {
        return new AdvertiserDraft(name, currency, timeZone, homeUrl, domains, postbackToken);
    }
}
