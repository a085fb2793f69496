package io.plumbline.reporting.modelrun;

import io.plumbline.reporting.api.ModelRun;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

@Entity(name = "ModelRun")
@Table(schema = "reporting", name = "model_run")
class ModelRunEntity {

    @Id
    private UUID id;
    @Version
    private long version;
    private String kind;
    @Column(name = "model_version")
    private String modelVersion;
    @Column(name = "advertiser_id")
    private UUID advertiserId;
    private String parameters;
    private String status;
    @Column(name = "percent_done")
    private int percentDone;
    private String fingerprint;
    private String result;
    @Column(name = "result_digest")
    private String resultDigest;
    private String refusal;
    @Column(name = "repeat_of")
    private UUID repeatOf;
    private String node;
    @Column(name = "started_by")
    private String startedBy;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "started_at")
    private Instant startedAt;
    @Column(name = "finished_at")
    private Instant finishedAt;

    protected ModelRunEntity() {
    }

    ModelRunEntity(UUID id, Modelling modelling, UUID advertiserId, String parameters, UUID repeatOf, String node, String startedBy, Instant createdAt) {
        this.id = id;
        this.kind = modelling.kind();
        this.modelVersion = modelling.version();
        this.advertiserId = advertiserId;
        this.parameters = parameters;
        this.status = "queued";
        this.repeatOf = repeatOf;
        this.node = node;
        this.startedBy = startedBy;
        this.createdAt = createdAt;
    }

    /** @param runVersion of the code that runs it now: a newer one may have been installed while it waited */
    void begin(String runVersion, Instant at) {
        status = "running";
        modelVersion = runVersion;
        percentDone = 0;
        startedAt = at;
    }

    void reach(int percent) {
        percentDone = Math.max(percentDone, Math.min(99, percent));
    }

    void complete(Modelling.Outcome outcome, String digest, Instant at) {
        status = "completed";
        percentDone = 100;
        fingerprint = outcome.fingerprint();
        result = outcome.result();
        resultDigest = digest;
        finishedAt = at;
    }

    void end(String how, String why, Instant at) {
        status = how;
        refusal = why.length() > 1000 ? why.substring(0, 1000) : why;
        finishedAt = at;
    }

    boolean isOpen() {
        return status.equals("queued") || status.equals("running");
    }

    UUID id() {
        return id;
    }

    String kind() {
        return kind;
    }

    UUID advertiserId() {
        return advertiserId;
    }

    String parameters() {
        return parameters;
    }

    ModelRun toRecord() {
        return new ModelRun(id, kind, modelVersion, advertiserId, parameters, status, percentDone, fingerprint, result, resultDigest, refusal, repeatOf,
                startedBy, createdAt, startedAt, finishedAt);
    }
}
