package io.plumbline.campaign.cap;

import io.plumbline.campaign.api.CapLate;
import io.plumbline.campaign.api.CapOf;
import io.plumbline.campaign.api.CapOver;
import io.plumbline.campaign.api.CapPeriod;
import io.plumbline.campaign.api.CapSubject;
import io.plumbline.campaign.api.CapTraffic;
import io.plumbline.campaign.api.Limit;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Keyed;
import io.plumbline.shared.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

@Entity
@Table(schema = "campaign", name = "cap")
class CapEntity {

    @Id
    private UUID id;

    @Version
    private long version;

    @Column(name = "subject_type")
    private String subjectType;

    @Column(name = "subject_id")
    private UUID subjectId;

    @Column(name = "advertiser_id")
    private UUID advertiserId;

    private String measure;

    private String period;

    @Column(name = "limit_units")
    private long limitUnits;

    private String currency;

    @Column(name = "time_zone")
    private String timeZone;

    @Column(name = "over_policy")
    private String over;

    @Column(name = "late_policy")
    private String late;

    @Column(name = "traffic_policy")
    private String traffic;

    private boolean agreed;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "removed_at")
    private Instant removedAt;

    protected CapEntity() {
    }

    CapEntity(CapTerms sound, boolean agreed, Instant now) {
        this.id = Ids.next();
        this.subjectType = sound.subject().key();
        this.subjectId = sound.subjectId();
        this.advertiserId = sound.advertiserId();
        this.measure = sound.of().key();
        this.period = sound.period().key();
        this.currency = sound.currency();
        this.timeZone = sound.timeZone();
        this.agreed = agreed;
        this.createdAt = now;
        amend(sound);
    }

    final void amend(CapTerms sound) {
        limitUnits = sound.limitUnits();
        over = sound.over().key();
        late = sound.late().key();
        traffic = sound.traffic().key();
    }

    /** Kept, because what it holds is still given back and audited. */
    void remove(Instant now) {
        removedAt = now;
    }

    void requireOwn() {
        if (agreed) {
            throw new Conflict("cap-agreed", "This cap is part of an agreement; it changes with the next agreement.");
        }
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

    boolean isRemoved() {
        return removedAt != null;
    }

    LocalDate periodAt(Instant at) {
        return Keyed.of(CapPeriod.class, "period", period).startOf(timeZone, at);
    }

    Limit record(long used, Instant now) {
        return new Limit(id, version, Keyed.of(CapSubject.class, "subject", subjectType), subjectId, advertiserId, Keyed.of(CapOf.class, "of", measure),
                Keyed.of(CapPeriod.class, "period", period), amount(limitUnits), currency, timeZone, Keyed.of(CapOver.class, "over", over),
                Keyed.of(CapLate.class, "late", late), Keyed.of(CapTraffic.class, "traffic", traffic), agreed, amount(used), periodAt(now), createdAt);
    }

    private BigDecimal amount(long units) {
        return currency == null ? BigDecimal.valueOf(units) : new Money(units, currency).amount();
    }
}
