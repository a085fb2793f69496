package io.plumbline.campaign.programme;

import io.plumbline.campaign.api.CampaignAccess;
import io.plumbline.campaign.api.CampaignAccess.Status;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Keyed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(schema = "campaign", name = "campaign_access")
class AccessEntity {

    @Id
    private UUID id;

    @Column(name = "campaign_id")
    private UUID campaignId;

    @Column(name = "advertiser_id")
    private UUID advertiserId;

    @Column(name = "partner_id")
    private UUID partnerId;

    private String status;

    private String asked;

    private String reason;

    private Instant at;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "decided_by")
    private String decidedBy;

    protected AccessEntity() {
    }

    AccessEntity(UUID campaignId, UUID advertiserId, UUID partnerId, Instant now) {
        this.id = Ids.next();
        this.campaignId = campaignId;
        this.advertiserId = advertiserId;
        this.partnerId = partnerId;
        this.status = Status.REQUESTED.key();
        this.at = now;
    }

    void ask(String text, Instant now) {
        asked = text;
        status = Status.REQUESTED.key();
        at = now;
        reason = null;
    }

    void decide(Status next, String why, String by, Instant now) {
        status = next.key();
        reason = why;
        decidedBy = by;
        decidedAt = now;
    }

    Status status() {
        return Keyed.of(Status.class, "status", status);
    }

    UUID id() {
        return id;
    }

    UUID campaignId() {
        return campaignId;
    }

    UUID partnerId() {
        return partnerId;
    }

    String reason() {
        return reason;
    }

    CampaignAccess record(String campaign, String partner) {
        return new CampaignAccess(id, campaignId, campaign, partnerId, partner, status(), asked, reason, at, decidedAt);
    }
}
