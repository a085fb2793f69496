package io.plumbline.tracking.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

public record LeadEntry(UUID id, UUID advertiserId, String externalId, String emailSha256, String phoneSha256, UUID clickId, String stage,
        Instant stageTime, String value, String currency, String reason, Instant recordedAt) implements Serializable {
}
