package io.plumbline.campaign.agreement;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.AgreementDraft;
import io.plumbline.campaign.api.Proposal;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Terms that somebody suggests. What becomes of them is decided once; two who decide at once meet at the row. */
@Entity
@Table(schema = "campaign", name = "agreement_proposal")
class ProposalEntity {

    enum State {
        DRAFT, PROPOSED, APPROVED, REFUSED, WITHDRAWN
    }

    private static final TypeReference<AgreementDraft> TERMS = new TypeReference<>() {
    };
    private static final TypeReference<Proposal.BackTested> BACK_TEST = new TypeReference<>() {
    };

    @Id
    private UUID id;
    @Version
    private long version;
    @Column(name = "advertiser_id")
    private UUID advertiserId;
    @Column(name = "campaign_id")
    private UUID campaignId;
    @Column(name = "partner_id")
    private UUID partnerId;
    @Column(name = "effective_from")
    private Instant effectiveFrom;
    private String terms;
    private String state;
    private String note;
    @Column(name = "created_by")
    private String createdBy;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "proposed_by")
    private String proposedBy;
    @Column(name = "proposed_at")
    private Instant proposedAt;
    @Column(name = "decided_by")
    private String decidedBy;
    @Column(name = "decided_at")
    private Instant decidedAt;
    private String reason;
    @Column(name = "back_test")
    private String backTest;

    protected ProposalEntity() {
    }

    ProposalEntity(AgreementBook.Read read, AgreementDraft draft, String note, String by, Instant now) {
        id = Ids.next();
        advertiserId = read.campaign().advertiserId();
        campaignId = read.campaign().id();
        partnerId = read.partner().id();
        createdBy = by;
        createdAt = now;
        state = key(State.DRAFT);
        take(read, draft, note);
    }

    void amend(AgreementBook.Read read, AgreementDraft draft, String said) {
        if (!is(State.DRAFT)) {
            throw new Conflict("proposal-not-draft", "Only a draft changes; this is " + state + ".");
        }
        take(read, draft, said);
        // A back-test is of the terms as they were.
        backTest = null;
    }

    private void take(AgreementBook.Read read, AgreementDraft draft, String said) {
        effectiveFrom = read.terms().effectiveFrom();
        TermSheet sheet = read.terms();
        terms = Json.write(new AgreementDraft(campaignId, partnerId, draft.effectiveFrom(), sheet.rates(), sheet.holdDays(), sheet.caps(), sheet.locking(),
                sheet.payment(), sheet.referral()));
        note = said;
    }

    void propose(String by, Instant now, boolean backTestFirst) {
        if (!is(State.DRAFT)) {
            throw new Conflict("proposal-not-draft", "Only a draft is proposed; this is " + state + ".");
        }
        if (backTestFirst && backTest == null) {
            throw new Conflict("back-test-required", "Run a back-test of these terms first.");
        }
        proposedBy = by;
        proposedAt = now;
        state = key(State.PROPOSED);
    }

    /** Who wrote it, and who proposed it. */
    Stream<String> by() {
        return Stream.of(createdBy, proposedBy).filter(Objects::nonNull);
    }

    /** By somebody else than those who wrote and proposed it, unless nobody asks for a second person. */
    void decide(State next, String by, Instant now, String why, boolean secondPerson) {
        if (!is(State.PROPOSED)) {
            throw new Conflict("proposal-decided", "This is " + state + " and no longer waits for a decision.");
        }
        if (secondPerson && by().anyMatch(by::equals)) {
            throw new Conflict("own-proposal", "Somebody else than " + by + " has to decide.");
        }
        settle(next, by, now, why);
    }

    void withdraw(String by, Instant now, String why) {
        if (is(State.REFUSED) || is(State.WITHDRAWN)) {
            throw new Conflict("proposal-decided", "This is " + state + " already.");
        }
        settle(State.WITHDRAWN, by, now, why);
    }

    private void settle(State next, String by, Instant now, String why) {
        decidedBy = by;
        decidedAt = now;
        reason = why;
        state = key(next);
    }

    void tested(Proposal.BackTested outcome) {
        backTest = Json.write(outcome);
    }

    /** @param agreement what it became, or null */
    Proposal record(Agreement agreement, Instant now) {
        String told = agreement == null ? state : agreement.effectiveFrom().isAfter(now) ? "scheduled"
                : agreement.effectiveUntil() != null && !agreement.effectiveUntil().isAfter(now) ? "superseded" : "in-force";
        return new Proposal(id, version, advertiserId, campaignId, partnerId, draft(), agreement == null ? effectiveFrom : agreement.effectiveFrom(), told, note,
                createdBy, createdAt, proposedBy, proposedAt, decidedBy, decidedAt, reason, backTest == null ? null : Json.read(backTest, BACK_TEST));
    }

    AgreementDraft draft() {
        return Json.read(terms, TERMS);
    }

    boolean is(State asked) {
        return state.equals(key(asked));
    }

    private static String key(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    UUID advertiserId() {
        return advertiserId;
    }

    UUID campaignId() {
        return campaignId;
    }

    UUID partnerId() {
        return partnerId;
    }

    Instant effectiveFrom() {
        return effectiveFrom;
    }
}
