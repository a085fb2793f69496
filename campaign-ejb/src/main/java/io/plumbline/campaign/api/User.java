package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

public record User(UUID id, long version, String login, String displayName, io.plumbline.shared.Role role, UUID advertiserId, UUID partnerId,
        boolean active, Instant lastSignIn, Instant lockedUntil, Instant createdAt) implements Serializable {
}
