package io.plumbline.tracking.api;

import io.plumbline.campaign.api.BackTest;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * @param status  {@code queued, running, completed} or {@code failed}
 * @param done    results looked at, of {@code total}
 * @param failure in words, or null
 * @param outcome null until it is completed
 */
public record BackTestJob(UUID id, UUID advertiserId, UUID campaignId, UUID partnerId, UUID proposalId, String from, String to, String status, long done, long total,
        String failure, String askedBy, Instant askedAt, Instant finishedAt, BackTest outcome) implements Serializable {

    public boolean underWay() {
        return status.equals("queued") || status.equals("running");
    }
}
