package io.plumbline.campaign.access;

import io.plumbline.shared.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(schema = "campaign", name = "invitation")
class InvitationEntity {

    static final Duration VALID = Duration.ofDays(7);

    @Id
    private UUID id;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(name = "token_hash", length = 64)
    private String tokenHash;

    @Column(name = "user_id")
    private UUID userId;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "used_at")
    private Instant usedAt;

    protected InvitationEntity() {
    }

    InvitationEntity(String secret, UUID userId, Instant now) {
        this.id = Ids.next();
        this.tokenHash = Secrets.sha256(secret);
        this.userId = userId;
        this.expiresAt = now.plus(VALID);
    }

    boolean opensAt(Instant now) {
        return usedAt == null && now.isBefore(expiresAt);
    }

    void use(Instant now) {
        usedAt = now;
    }

    UUID userId() {
        return userId;
    }
}
