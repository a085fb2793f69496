package io.plumbline.campaign.link;

import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Destination;
import io.plumbline.campaign.api.Link;
import io.plumbline.campaign.api.LinkDraft;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.campaign.planning.Moves;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Keyed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@Entity
@Table(schema = "campaign", name = "link")
class LinkEntity {

    @Id
    private UUID id;

    @Version
    private long version;

    @Column(name = "link_key")
    private String key;

    @Column(name = "advertiser_id")
    private UUID advertiserId;

    @Column(name = "campaign_id")
    private UUID campaignId;

    @Column(name = "partner_id")
    private UUID partnerId;

    @Column(name = "creative_id")
    private String creativeId;

    private String name;

    @Column(name = "fallback_url")
    private String fallbackUrl;

    private String status;

    @Column(name = "created_at")
    private Instant createdAt;

    protected LinkEntity() {
    }

    LinkEntity(String key, Campaign campaign, LinkDraft sound, Instant now) {
        this.id = Ids.next();
        this.key = key;
        this.advertiserId = campaign.advertiserId();
        this.campaignId = campaign.id();
        this.partnerId = sound.partnerId();
        this.createdAt = now;
        this.status = sound.status().key();
        take(sound);
    }

    void take(LinkDraft sound) {
        creativeId = sound.creativeId();
        name = sound.name() == null ? key : sound.name();
        fallbackUrl = sound.fallbackUrl();
    }

    void move(PlanStatus next) {
        status = Moves.checked("link", Keyed.of(PlanStatus.class, "status", status), next).key();
    }

    UUID id() {
        return id;
    }

    String key() {
        return key;
    }

    long version() {
        return version;
    }

    UUID advertiserId() {
        return advertiserId;
    }

    UUID campaignId() {
        return campaignId;
    }

    UUID partnerId() {
        return partnerId;
    }

    Link record(String address, List<Destination> destinations) {
        return new Link(id, version, key, address + "/c/" + key, advertiserId, campaignId, partnerId, creativeId, destinations, fallbackUrl,
                name, Keyed.of(PlanStatus.class, "status", status), createdAt);
    }
}
