package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** Who of a partner accepted which version of an agreement, and when. Never edited. */
public record Acceptance(UUID agreementId, UUID partnerId, long agreementVersion, String acceptedBy, Instant acceptedAt) implements Serializable {
}
