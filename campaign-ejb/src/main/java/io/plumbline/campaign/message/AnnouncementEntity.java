package io.plumbline.campaign.message;

import io.plumbline.campaign.api.Announcement;
import io.plumbline.shared.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(schema = "campaign", name = "announcement")
class AnnouncementEntity {

    @Id
    private UUID id;

    private Instant at;

    private String author;

    private String title;

    private String body;

    @Column(name = "group_key")
    private String groupKey;

    @Column(name = "partner_id")
    private UUID partnerId;

    @Column(name = "withdrawn_at")
    private Instant withdrawnAt;

    protected AnnouncementEntity() {
    }

    AnnouncementEntity(Announcement.Draft sound, String author, Instant now) {
        this.id = Ids.next();
        this.at = now;
        this.author = author;
        this.title = sound.title();
        this.body = sound.text();
        this.groupKey = sound.group();
        this.partnerId = sound.partnerId();
    }

    void withdraw(Instant now) {
        withdrawnAt = withdrawnAt == null ? now : withdrawnAt;
    }

    UUID id() {
        return id;
    }

    Announcement record(boolean named, boolean read) {
        return new Announcement(id, at, named ? author : null, title, body, groupKey, partnerId, withdrawnAt, read);
    }
}
