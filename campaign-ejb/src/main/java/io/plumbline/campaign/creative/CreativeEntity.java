package io.plumbline.campaign.creative;

import io.plumbline.campaign.api.Creative;
import io.plumbline.campaign.api.CreativeDraft;
import io.plumbline.campaign.api.CreativeKind;
import io.plumbline.campaign.api.CreativeState;
import io.plumbline.campaign.api.CreativeVersion;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Keyed;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

@Entity
@Table(schema = "campaign", name = "creative")
class CreativeEntity {

    @Id
    private UUID id;
    @Version
    private long version;
    @Column(name = "advertiser_id")
    private UUID advertiserId;
    private String code;
    private String name;
    private String kind;
    @ElementCollection
    @CollectionTable(schema = "campaign", name = "creative_campaign", joinColumns = @JoinColumn(name = "creative_id"))
    @Column(name = "campaign_id")
    private Set<UUID> campaigns = new HashSet<>();
    @Column(name = "starts_on")
    private LocalDate startsOn;
    @Column(name = "ends_on")
    private LocalDate endsOn;
    @Column(name = "fallback_id")
    private UUID fallbackId;
    private boolean archived;
    @Column(name = "live_number")
    private Integer liveNumber;
    @Column(name = "last_number")
    private int lastNumber;
    @Column(name = "created_at")
    private Instant createdAt;

    protected CreativeEntity() {
    }

    CreativeEntity(String code, CreativeDraft sound, Instant now) {
        this.id = Ids.next();
        this.code = code;
        this.advertiserId = sound.advertiserId();
        this.kind = sound.kind().key();
        this.createdAt = now;
        take(sound);
    }

    void take(CreativeDraft sound) {
        name = sound.name();
        campaigns.clear();
        campaigns.addAll(sound.campaignIds());
        startsOn = sound.startsOn();
        endsOn = sound.endsOn();
        fallbackId = sound.fallbackId();
        archived = sound.archived();
    }

    int nextNumber(int most) {
        if (lastNumber >= most) {
            throw new Conflict("too-many-versions", "A creative has at most " + most + " versions.");
        }
        return ++lastNumber;
    }

    void show(int number) {
        liveNumber = number;
    }

    boolean runsOn(LocalDate day) {
        return !archived && (startsOn == null || !day.isBefore(startsOn)) && (endsOn == null || !day.isAfter(endsOn));
    }

    CreativeState state(LocalDate today, CreativeVersion open) {
        if (archived) {
            return CreativeState.ARCHIVED;
        }
        if (liveNumber == null) {
            return open == null ? CreativeState.DRAFT : open.state().equals("proposed") ? CreativeState.WAITING
                    : open.state().equals("refused") ? CreativeState.REFUSED : CreativeState.DRAFT;
        }
        return runsOn(today) ? CreativeState.LIVE : startsOn != null && today.isBefore(startsOn) ? CreativeState.SCHEDULED : CreativeState.EXPIRED;
    }

    Creative record(String baseUrl, LocalDate today, CreativeVersion live, CreativeVersion open) {
        return new Creative(id, version, advertiserId, code, name, kind(), campaigns.stream().sorted().toList(), startsOn, endsOn, fallbackId, state(today, open),
                baseUrl + "/m/" + code, live, open, createdAt);
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

    String code() {
        return code;
    }

    String name() {
        return name;
    }

    CreativeKind kind() {
        return Keyed.of(CreativeKind.class, "kind", kind);
    }

    Set<UUID> campaigns() {
        return campaigns;
    }

    UUID fallbackId() {
        return fallbackId;
    }

    Integer liveNumber() {
        return liveNumber;
    }

    int lastNumber() {
        return lastNumber;
    }

    boolean archived() {
        return archived;
    }
}
