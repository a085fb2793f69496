package io.plumbline.campaign.experiment;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.campaign.api.Experiment;
import io.plumbline.campaign.api.ExperimentArm;
import io.plumbline.campaign.api.ExperimentDraft;
import io.plumbline.campaign.api.ExperimentMeasure;
import io.plumbline.campaign.api.ExperimentStatus;
import io.plumbline.campaign.api.Link;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Json;
import io.plumbline.shared.Keyed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@Entity
@Table(schema = "campaign", name = "experiment")
class ExperimentEntity {

    private static final TypeReference<List<ExperimentArm>> ARMS = new TypeReference<>() {
    };

    @Id
    private UUID id;

    @Version
    private long version;

    @Column(name = "advertiser_id")
    private UUID advertiserId;

    @Column(name = "campaign_id")
    private UUID campaignId;

    @Column(name = "link_id")
    private UUID linkId;

    private String name;

    private String hypothesis;

    @Column(name = "goal_key")
    private String goal;

    @Column(name = "metric")
    private String measure;

    @Column(precision = 6, scale = 5)
    private BigDecimal alpha;

    @Column(name = "minimum_effect", precision = 9, scale = 6)
    private BigDecimal minimumEffect;

    @Column(name = "minimum_days")
    private int minimumDays;

    private String variants;

    private String status;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "stopped_at")
    private Instant stoppedAt;

    /** The link while this runs: a unique key lets one experiment run on a link at a time. */
    @Column(name = "running_link_id")
    private UUID runningLinkId;

    protected ExperimentEntity() {
    }

    ExperimentEntity(Link link, ExperimentDraft sound, Instant now) {
        this.id = Ids.next();
        this.advertiserId = link.advertiserId();
        this.campaignId = link.campaignId();
        this.linkId = link.id();
        this.createdAt = now;
        this.status = ExperimentStatus.DRAFT.key();
        take(sound);
    }

    /** Only before the start: who changes what decides afterwards decides by what came out. */
    void amend(ExperimentDraft sound) {
        if (status() != ExperimentStatus.DRAFT) {
            throw new Conflict("experiment-started", "This experiment has started: what decides it stays as it was planned. Make another one.");
        }
        take(sound);
    }

    private void take(ExperimentDraft sound) {
        name = sound.name();
        hypothesis = sound.hypothesis();
        goal = sound.goal();
        measure = sound.measure().key();
        alpha = sound.alpha();
        minimumEffect = sound.minimumEffect();
        minimumDays = sound.minimumDays();
        variants = Json.write(sound.variants());
    }

    void move(ExperimentStatus next, Instant now) {
        if (next == null) {
            throw new Invalid("status", "required", "Use running, stopped or discarded.");
        }
        if (next == status()) {
            return;
        }
        if (!status().mayBecome(next)) {
            throw new Conflict("transition-not-allowed", "This experiment is " + status + " and cannot become " + next.key() + ".");
        }
        startedAt = next == ExperimentStatus.RUNNING ? now : startedAt;
        stoppedAt = next == ExperimentStatus.STOPPED ? now : stoppedAt;
        runningLinkId = next == ExperimentStatus.RUNNING ? linkId : null;
        status = next.key();
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    UUID advertiserId() {
        return advertiserId;
    }

    UUID linkId() {
        return linkId;
    }

    ExperimentStatus status() {
        return Keyed.of(ExperimentStatus.class, "status", status);
    }

    Experiment record() {
        return new Experiment(id, version, advertiserId, campaignId, linkId, name, hypothesis, goal, Keyed.of(ExperimentMeasure.class, "measure", measure),
                alpha.stripTrailingZeros(), minimumEffect.stripTrailingZeros(), minimumDays, Json.read(variants, ARMS), status(), createdAt, startedAt, stoppedAt);
    }
}
