package io.plumbline.campaign.ledger;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.campaign.api.Adjustment;
import io.plumbline.campaign.api.AdjustmentProposal;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A posting that somebody suggests. It is decided once; two who decide at once meet at the row. */
@Entity
@Table(schema = "campaign", name = "ledger_adjustment")
class AdjustmentEntity {

    static final String PROPOSED = "proposed";

    private static final TypeReference<Adjustment> ADJUSTMENT = new TypeReference<>() {
    };

    @Id
    private UUID id;
    @Version
    private long version;
    private String slot;
    @Column(name = "advertiser_id")
    private UUID advertiserId;
    private String adjustment;
    private String state = PROPOSED;
    @Column(name = "proposed_by")
    private String proposedBy;
    @Column(name = "proposed_at")
    private Instant proposedAt;
    @Column(name = "decided_by")
    private String decidedBy;
    @Column(name = "decided_at")
    private Instant decidedAt;
    private String reason;

    protected AdjustmentEntity() {
    }

    AdjustmentEntity(Adjustment adjustment, String by, Instant now) {
        this.id = Ids.next();
        this.slot = adjustment.reference().strip();
        this.advertiserId = adjustment.advertiser();
        this.adjustment = Json.write(adjustment);
        this.proposedBy = by;
        this.proposedAt = now;
    }

    void posted(String by, Instant now, String why, boolean secondPerson) {
        mayDecide(by, secondPerson);
        decided("posted", by, now, why);
    }

    void refused(String by, Instant now, String why, boolean secondPerson) {
        mayDecide(by, secondPerson);
        decided("refused", by, now, why);
        slot = null;
    }

    void withdrawn(String by, Instant now, String why) {
        requireOpen();
        decided("withdrawn", by, now, why);
        slot = null;
    }

    private void mayDecide(String by, boolean secondPerson) {
        requireOpen();
        if (secondPerson && by.equals(proposedBy)) {
            throw new Conflict("own-proposal", "Somebody else than " + by + " has to decide.");
        }
    }

    private void requireOpen() {
        if (!state.equals(PROPOSED)) {
            throw new Conflict("proposal-decided", "This is " + state + " and no longer waits for a decision.");
        }
    }

    private void decided(String next, String by, Instant now, String why) {
        state = next;
        decidedBy = by;
        decidedAt = now;
        reason = why;
    }

    UUID id() {
        return id;
    }

    UUID advertiserId() {
        return advertiserId;
    }

    String proposedBy() {
        return proposedBy;
    }

    Adjustment adjustment() {
        return Json.read(adjustment, ADJUSTMENT);
    }

    AdjustmentProposal record() {
        return new AdjustmentProposal(id, version, adjustment(), state, proposedBy, proposedAt, decidedBy, decidedAt, reason);
    }
}
