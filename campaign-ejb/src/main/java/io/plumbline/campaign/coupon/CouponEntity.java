package io.plumbline.campaign.coupon;

import io.plumbline.campaign.api.Coupon;
import io.plumbline.campaign.api.CouponDraft;
import io.plumbline.shared.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

@Entity
@Table(schema = "campaign", name = "coupon")
class CouponEntity {

    @Id
    private UUID id;

    @Version
    private long version;

    @Column(name = "advertiser_id")
    private UUID advertiserId;

    private String code;

    @Column(name = "campaign_id")
    private UUID campaignId;

    @Column(name = "partner_id")
    private UUID partnerId;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_to")
    private LocalDate validTo;

    private boolean active;

    @Column(name = "created_at")
    private Instant createdAt;

    protected CouponEntity() {
    }

    CouponEntity(CouponDraft sound, Instant now) {
        this.id = Ids.next();
        this.advertiserId = sound.advertiserId();
        this.code = sound.code();
        this.createdAt = now;
        take(sound);
    }

    void take(CouponDraft sound) {
        campaignId = sound.campaignId();
        partnerId = sound.partnerId();
        validFrom = sound.validFrom();
        validTo = sound.validTo();
        active = sound.active();
    }

    boolean isValidOn(LocalDate day) {
        return active && (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
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

    Coupon record() {
        return new Coupon(id, version, advertiserId, code, campaignId, partnerId, validFrom, validTo, active, createdAt);
    }
}
