package io.plumbline.campaign.landing;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.campaign.api.LandingContent;
import io.plumbline.campaign.api.LandingVersion;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(schema = "campaign", name = "landing_version")
class LandingVersionEntity {

    private static final TypeReference<LandingContent> CONTENT = new TypeReference<>() {
    };

    @Id
    private UUID id;
    @Version
    private long version;
    @Column(name = "page_id")
    private UUID pageId;
    private int number;
    private String content;
    @Column(name = "created_by")
    private String createdBy;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "published_by")
    private String publishedBy;
    @Column(name = "published_at")
    private Instant publishedAt;

    protected LandingVersionEntity() {
    }

    LandingVersionEntity(UUID pageId, int number, LandingContent sound, String by, Instant now) {
        this.id = Ids.next();
        this.pageId = pageId;
        this.number = number;
        write(sound, by, now);
    }

    final void write(LandingContent sound, String by, Instant now) {
        if (publishedAt != null) {
            throw new IllegalStateException("Version " + number + " has been published");
        }
        content = Json.write(sound);
        createdBy = by;
        createdAt = now;
    }

    void publish(String by, Instant now) {
        if (publishedAt == null) {
            publishedBy = by;
            publishedAt = now;
        }
    }

    boolean isPublished() {
        return publishedAt != null;
    }

    UUID pageId() {
        return pageId;
    }

    LandingContent content() {
        return Json.read(content, CONTENT);
    }

    LandingVersion record() {
        return new LandingVersion(number, content(), createdBy, createdAt, publishedBy, publishedAt);
    }
}
