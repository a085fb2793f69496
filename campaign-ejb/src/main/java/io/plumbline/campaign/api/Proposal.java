package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * Terms on their way to being agreed. Approved, they are an agreement of the same id.
 *
 * @param state     {@code draft, proposed, scheduled, in-force, superseded, refused, withdrawn}
 * @param reason    why it was refused or withdrawn, or what the approver said; null otherwise
 * @param backTest  the last back-test of these very terms, or null
 */
public record Proposal(UUID id, long version, UUID advertiserId, UUID campaignId, UUID partnerId, AgreementDraft terms, Instant effectiveFrom, String state,
        String note, String createdBy, Instant createdAt, String proposedBy, Instant proposedAt, String decidedBy, Instant decidedAt, String reason,
        BackTested backTest) implements Serializable {

    /** @param paid, wouldPay of the months {@code from} to {@code to}, in the partner's currency */
    public record BackTested(Instant at, String by, String from, String to, long results, io.plumbline.shared.Money paid, io.plumbline.shared.Money wouldPay)
            implements Serializable {
    }
}
