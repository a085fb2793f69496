package io.plumbline.campaign.advertiser;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.AdvertiserDraft;
import io.plumbline.shared.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(schema = "campaign", name = "advertiser")
class AdvertiserEntity {

    @Id
    private UUID id;

    @Version
    private long version;

    private String name;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 3)
    private String currency;

    @Column(name = "time_zone")
    private String timeZone;

    @Column(name = "home_url")
    private String homeUrl;

    /** Host names hold no space, so a space parts them. */
    private String domains;

    @Column(name = "postback_token")
    private String postbackToken;

    private boolean demo;

    @Column(name = "created_at")
    private Instant createdAt;

    protected AdvertiserEntity() {
    }

    /** @param sound has passed {@link AdvertiserRules} */
    AdvertiserEntity(AdvertiserDraft sound, boolean demo, Instant now) {
        this.id = Ids.next();
        this.demo = demo;
        this.createdAt = now;
        take(sound);
    }

    void take(AdvertiserDraft sound) {
        name = sound.name();
        currency = sound.currency();
        timeZone = sound.timeZone();
        homeUrl = sound.homeUrl();
        domains = String.join(" ", sound.domains());
        postbackToken = sound.postbackToken();
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    Advertiser record() {
        List<String> hosts = domains.isEmpty() ? List.of() : List.of(domains.split(" "));
        return new Advertiser(id, version, name, currency, timeZone, homeUrl, hosts, postbackToken, demo, createdAt);
    }
}
