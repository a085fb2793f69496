package io.plumbline.campaign.api;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** @param variants the first is the baseline */
public record Experiment(UUID id, long version, UUID advertiserId, UUID campaignId, UUID linkId, String name, String hypothesis, String goal,
        ExperimentMeasure measure, BigDecimal alpha, BigDecimal minimumEffect, int minimumDays, List<ExperimentArm> variants, ExperimentStatus status,
        Instant createdAt, Instant startedAt, Instant stoppedAt) implements Serializable {

    public ExperimentDraft draft() {
        return new ExperimentDraft(linkId, name, hypothesis, goal, measure, alpha, minimumEffect, minimumDays, variants);
    }
}
