package io.plumbline.campaign.creative;

import io.plumbline.campaign.api.MediaFile;
import io.plumbline.shared.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(schema = "campaign", name = "media_file")
class MediaEntity {

    @Id
    private UUID id;
    @Column(name = "advertiser_id")
    private UUID advertiserId;
    private String sha256;
    @Column(name = "media_type")
    private String type;
    private long bytes;
    private Integer width;
    private Integer height;
    private Integer seconds;
    @Column(name = "created_at")
    private Instant createdAt;

    protected MediaEntity() {
    }

    MediaEntity(UUID advertiserId, String sha256, Found found, long bytes, Instant now) {
        this.id = Ids.next();
        this.advertiserId = advertiserId;
        this.sha256 = sha256;
        this.type = found.type();
        this.bytes = bytes;
        this.width = found.width();
        this.height = found.height();
        this.seconds = found.seconds();
        this.createdAt = now;
    }

    UUID id() {
        return id;
    }

    long bytes() {
        return bytes;
    }

    MediaFile record() {
        return new MediaFile(id, type, bytes, width, height, seconds, sha256, AdSizes.of(width, height).map(AdSizes.Unit::name).orElse(null));
    }
}
