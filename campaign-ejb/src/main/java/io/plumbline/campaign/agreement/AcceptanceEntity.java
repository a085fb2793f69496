package io.plumbline.campaign.agreement;

import io.plumbline.campaign.api.Acceptance;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@Table(schema = "campaign", name = "terms_acceptance")
class AcceptanceEntity {

    @Embeddable
    record Key(@Column(name = "agreement_id") UUID agreementId, @Column(name = "agreement_version") long version,
            @Column(name = "accepted_by") String by) implements Serializable {
    }

    @EmbeddedId
    private Key key;
    @Column(name = "partner_id")
    private UUID partnerId;
    @Column(name = "accepted_at")
    private Instant at;

    protected AcceptanceEntity() {
    }

    Acceptance record() {
        return new Acceptance(key.agreementId(), partnerId, key.version(), key.by(), at);
    }
}
