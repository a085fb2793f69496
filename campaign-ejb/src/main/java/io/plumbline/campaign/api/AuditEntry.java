package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** @param before, after JSON objects, null where there was or is nothing */
public record AuditEntry(UUID id, Instant at, String actor, String action, String subjectType, UUID subjectId, String subjectName,
        UUID advertiserId, String before, String after) implements Serializable {
}
