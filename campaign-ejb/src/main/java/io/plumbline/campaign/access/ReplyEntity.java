package io.plumbline.campaign.access;

import io.plumbline.campaign.api.Replies;
import io.plumbline.shared.Conflict;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(schema = "campaign", name = "reply")
class ReplyEntity {

    @Embeddable
    static class Key implements Serializable {

        private String caller;

        @Column(name = "idempotency_key")
        private String idempotencyKey;

        protected Key() {
        }

        Key(String caller, String idempotencyKey) {
            this.caller = caller;
            this.idempotencyKey = idempotencyKey;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && caller.equals(key.caller) && idempotencyKey.equals(key.idempotencyKey);
        }

        @Override
        public int hashCode() {
            return Objects.hash(caller, idempotencyKey);
        }
    }

    @EmbeddedId
    private Key key;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 64)
    private String fingerprint;

    @Column(name = "claimed_at")
    private Instant claimedAt;

    private Integer status;

    @Column(name = "content_type")
    private String contentType;

    private String location;

    private String body;

    protected ReplyEntity() {
    }

    /** @return the first answer; empty when the claim has passed to the one who asks */
    Optional<Replies.Reply> answer(String fingerprintNow, Instant now) {
        if (!claimedAt.isAfter(now.minus(ReplyDesk.KEPT))) {
            claim(fingerprintNow, now);
            return Optional.empty();
        }
        if (!fingerprint.strip().equals(fingerprintNow)) {
            throw new Conflict("idempotency-key-reused", "This Idempotency-Key was used with another request. Use a new one.");
        }
        if (status != null) {
            return Optional.of(new Replies.Reply(status, contentType, location, body));
        }
        if (!claimedAt.isAfter(now.minus(ReplyDesk.ABANDONED))) {
            claim(fingerprintNow, now);
            return Optional.empty();
        }
        throw new Conflict("idempotency-key-in-progress", "The first request with this key is still being worked on. Try again in a moment.");
    }

    private void claim(String fingerprintNow, Instant now) {
        fingerprint = fingerprintNow;
        claimedAt = now;
        status = null;
        contentType = null;
        location = null;
        body = null;
    }
}
