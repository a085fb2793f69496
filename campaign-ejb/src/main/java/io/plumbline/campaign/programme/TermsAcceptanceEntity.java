package io.plumbline.campaign.programme;

import io.plumbline.campaign.api.ProgrammeTerms.Acceptance;
import io.plumbline.shared.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(schema = "campaign", name = "programme_acceptance")
class TermsAcceptanceEntity {

    @Id
    private UUID id;

    @Column(name = "partner_id")
    private UUID partnerId;

    private int number;

    @Column(name = "accepted_at")
    private Instant acceptedAt;

    @Column(name = "accepted_by")
    private String acceptedBy;

    protected TermsAcceptanceEntity() {
    }

    TermsAcceptanceEntity(UUID partnerId, int number, Instant now, String by) {
        this.id = Ids.next();
        this.partnerId = partnerId;
        this.number = number;
        this.acceptedAt = now;
        this.acceptedBy = by;
    }

    Acceptance record() {
        return new Acceptance(partnerId, number, acceptedAt, acceptedBy);
    }
}
