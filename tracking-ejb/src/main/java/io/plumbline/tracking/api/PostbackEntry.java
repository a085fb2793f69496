package io.plumbline.tracking.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * One call at a conversion door, also refused ones: users find their mistakes here.
 *
 * @param query   as received, token masked, at most 4000 characters
 * @param outcome {@code recorded, duplicate, updated, rejected, refused}
 */
public record PostbackEntry(UUID id, Instant at, String door, String method, String query, String ip, String outcome, int status, String reason,
        UUID conversionId, UUID advertiserId) implements Serializable {
}
