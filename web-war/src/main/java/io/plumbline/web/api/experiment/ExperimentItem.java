package io.plumbline.web.api.experiment;

import io.plumbline.campaign.api.Experiment;
import io.plumbline.campaign.api.ExperimentArm;
import io.plumbline.campaign.api.ExperimentMeasure;
import io.plumbline.campaign.api.ExperimentStatus;
import io.plumbline.reporting.api.ExperimentRuling;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An experiment of a list. @param ruling what it said when it was last read out; null when it never was */
public record ExperimentItem(UUID id, long version, UUID advertiserId, UUID campaignId, UUID linkId, String name, String hypothesis, String goal,
        ExperimentMeasure measure, BigDecimal alpha, BigDecimal minimumEffect, int minimumDays, List<ExperimentArm> variants, ExperimentStatus status,
        Instant createdAt, Instant startedAt, Instant stoppedAt, ExperimentRuling ruling) {

    static ExperimentItem of(Experiment e, ExperimentRuling ruling) {
        return new ExperimentItem(e.id(), e.version(), e.advertiserId(), e.campaignId(), e.linkId(), e.name(), e.hypothesis(), e.goal(), e.measure(), e.alpha(), e.minimumEffect(),
                e.minimumDays(), e.variants(), e.status(), e.createdAt(), e.startedAt(), e.stoppedAt(), ruling);
    }
}
