package io.plumbline.tracking.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A message about one change of one conversion to whom one rule names.
 *
 * @param state     {@code waiting, delivered, dead}
 * @param nextTryAt null when nothing more is tried
 * @param status    HTTP status of the last answer, or null
 * @param failure   what went wrong the last time, or null
 * @param attempts  oldest first, at most 50; empty in lists
 */
public record Delivery(UUID id, UUID ruleId, UUID conversionId, UUID advertiserId, UUID campaignId, UUID partnerId, String event, String state,
        Instant createdAt, Instant nextTryAt, Instant giveUpAt, Instant finishedAt, int tries, Integer status, String failure, List<Attempt> attempts)
        implements Serializable {

    /** @param request as it was sent, secrets masked */
    public record Attempt(int number, Instant at, OutgoingRequest request, OutgoingAnswer answer) implements Serializable {
    }
}
