package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** Partners that are treated alike. @param key what agreements and imports call it; it never changes */
public record PartnerGroup(UUID id, long version, String key, String name, Instant createdAt) implements Serializable {

    public Draft draft() {
        return new Draft(key, name);
    }

    /** @param key lower-case letters, digits and hyphens, at most 64 */
    public record Draft(String key, String name) implements Serializable {
    }
}
