package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** @param prefix first characters of the key, to recognise it by; the key itself is not kept */
public record ApiKey(UUID id, String name, String prefix, Set<io.plumbline.shared.Role> scopes, UUID advertiserId, UUID partnerId, String createdBy,
        Instant createdAt, Instant lastUsedAt, Instant revokedAt) implements Serializable {
}
