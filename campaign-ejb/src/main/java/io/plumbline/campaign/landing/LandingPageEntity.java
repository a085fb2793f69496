package io.plumbline.campaign.landing;

import io.plumbline.campaign.api.LandingPage;
import io.plumbline.campaign.api.LandingVersion;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

@Entity
@Table(schema = "campaign", name = "landing_page")
class LandingPageEntity {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;

    @Id
    private UUID id;
    @Version
    private long version;
    @Column(name = "advertiser_id")
    private UUID advertiserId;
    @Column(name = "campaign_id")
    private UUID campaignId;
    private String goal;
    private String code;
    private String name;
    private String secret;
    @Column(name = "published_number")
    private Integer publishedNumber;
    @Column(name = "last_number")
    private int lastNumber;
    @Column(name = "created_at")
    private Instant createdAt;

    protected LandingPageEntity() {
    }

    LandingPageEntity(LandingRules.Sound sound, Instant now) {
        this.id = Ids.next();
        this.advertiserId = sound.advertiserId();
        this.campaignId = sound.campaignId();
        this.code = sound.code();
        this.createdAt = now;
        byte[] random = new byte[SECRET_BYTES];
        RANDOM.nextBytes(random);
        this.secret = HexFormat.of().formatHex(random);
        this.lastNumber = 1;
        take(sound);
    }

    void take(LandingRules.Sound sound) {
        goal = sound.goal();
        name = sound.name();
    }

    int nextNumber(int most) {
        if (lastNumber >= most) {
            throw new Conflict("too-many-versions", "A page has at most " + most + " versions.");
        }
        return ++lastNumber;
    }

    void publish() {
        publishedNumber = lastNumber;
    }

    void unpublish() {
        publishedNumber = null;
    }

    LandingPage record(String baseUrl, LandingVersion latest) {
        return new LandingPage(id, version, advertiserId, campaignId, goal, code, name, baseUrl + "/l/" + code, publishedNumber, latest, createdAt);
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

    UUID campaignId() {
        return campaignId;
    }

    String goal() {
        return goal;
    }

    String code() {
        return code;
    }

    String secret() {
        return secret;
    }

    Integer publishedNumber() {
        return publishedNumber;
    }

    int lastNumber() {
        return lastNumber;
    }
}
