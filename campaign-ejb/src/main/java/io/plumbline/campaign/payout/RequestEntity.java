package io.plumbline.campaign.payout;

import io.plumbline.shared.Conflict;
import io.plumbline.shared.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(schema = "campaign", name = "payout_request")
class RequestEntity {

    static final String OPEN = "open";

    @Id
    private UUID id;
    @Version
    private long version;
    @Column(name = "partner_id")
    private UUID partnerId;
    @Column(length = 3)
    @JdbcTypeCode(SqlTypes.CHAR)
    private String currency;
    private String slot = OPEN;
    private String state = OPEN;
    @Column(name = "requested_by")
    private String requestedBy;
    @Column(name = "requested_at")
    private Instant requestedAt;
    @Column(name = "statement_id")
    private UUID statementId;

    protected RequestEntity() {
    }

    RequestEntity(UUID partnerId, String currency, String by, Instant at) {
        this.id = Ids.next();
        this.partnerId = partnerId;
        this.currency = currency;
        this.requestedBy = by;
        this.requestedAt = at;
    }

    void include(UUID statementId) {
        state = "included";
        slot = null;
        this.statementId = statementId;
    }

    void withdraw() {
        if (slot == null) {
            throw new Conflict("request-not-open", "This request is " + state + " already.");
        }
        state = "withdrawn";
        slot = null;
    }

    UUID id() {
        return id;
    }

    UUID partnerId() {
        return partnerId;
    }

    String currency() {
        return currency;
    }

    String state() {
        return state;
    }

    String requestedBy() {
        return requestedBy;
    }

    Instant requestedAt() {
        return requestedAt;
    }

    UUID statementId() {
        return statementId;
    }
}
