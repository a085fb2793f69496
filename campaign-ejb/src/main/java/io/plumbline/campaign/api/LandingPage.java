package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * @param url       public address
 * @param published number of the version that visitors see, or null when they see none
 * @param latest    the version that is written on: the published one, or a later draft
 */
public record LandingPage(UUID id, long version, UUID advertiserId, UUID campaignId, String goal, String code, String name, String url, Integer published,
        LandingVersion latest, Instant createdAt) implements Serializable {

    public LandingDraft draft() {
        return new LandingDraft(campaignId, goal, code, name, latest.content());
    }

    /** Whether the latest version waits to be published. */
    public boolean changed() {
        return published == null || published != latest.number();
    }
}
