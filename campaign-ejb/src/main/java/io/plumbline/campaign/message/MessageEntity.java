package io.plumbline.campaign.message;

import io.plumbline.campaign.api.Message;
import io.plumbline.shared.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(schema = "campaign", name = "message")
class MessageEntity {

    @Id
    private UUID id;

    @Column(name = "partner_id")
    private UUID partnerId;

    private Instant at;

    private String author;

    @Column(name = "by_partner")
    private boolean byPartner;

    private String body;

    @Column(name = "read_at")
    private Instant readAt;

    protected MessageEntity() {
    }

    MessageEntity(UUID partnerId, boolean byPartner, String author, String body, Instant now) {
        this.id = Ids.next();
        this.partnerId = partnerId;
        this.byPartner = byPartner;
        this.author = author;
        this.body = body;
        this.at = now;
    }

    UUID id() {
        return id;
    }

    /** @param named whether the reader may know who of the staff wrote */
    Message record(boolean named) {
        return new Message(id, partnerId, at, named || byPartner ? author : null, byPartner, body, readAt);
    }
}
