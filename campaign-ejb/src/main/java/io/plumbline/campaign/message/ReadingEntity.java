package io.plumbline.campaign.message;

import io.plumbline.shared.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(schema = "campaign", name = "announcement_read")
class ReadingEntity {

    @Id
    private UUID id;

    @Column(name = "announcement_id")
    private UUID announcementId;

    private String login;

    private Instant at;

    protected ReadingEntity() {
    }

    ReadingEntity(UUID announcementId, String login, Instant now) {
        this.id = Ids.next();
        this.announcementId = announcementId;
        this.login = login;
        this.at = now;
    }
}
