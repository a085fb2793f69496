package io.plumbline.campaign.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.util.Optional;
import java.util.UUID;

/**
 * Changes of terms, by two persons where the policy says so. Marketers draft, propose and withdraw; approvers and finance approve or
 * refuse, never what they proposed themselves. Nothing here touches a result that was priced before.
 */
public interface Proposals {

    /** @param agreement in force or scheduled at once, or null; then {@code proposal} waits for a second person */
    record Entered(Agreement agreement, Proposal proposal) {
    }

    TermsPolicy policy();

    /** Only admins. */
    TermsPolicy policy(TermsPolicy next);

    /** New terms by whoever may make them: agreed at once, or proposed where the policy asks for a second person. */
    Entered enter(AgreementDraft terms);

    /**
     * A partner gets the terms of an agreement word for word, from now on: agreed at once, or proposed where the policy asks for a second person for that, too.
     *
     * @param agreementId the standard terms of a campaign
     */
    Entered copy(UUID agreementId, UUID partnerId);

    Proposal draft(AgreementDraft terms, String note);

    /** Only a draft. @throws io.plumbline.shared.Conflict code {@code proposal-not-draft} */
    Proposal amend(UUID id, Long expectedVersion, AgreementDraft terms, String note);

    /**
     * Submits a draft. Without a second person in the policy it is approved with that.
     *
     * @throws io.plumbline.shared.Conflict code {@code back-test-required}
     */
    Proposal propose(UUID id);

    /**
     * Terms whose start has passed begin now, unless they are the first of the two.
     *
     * @throws io.plumbline.shared.Conflict code {@code proposal-decided, own-proposal}
     */
    Proposal approve(UUID id, String reason);

    /** @param reason required */
    Proposal refuse(UUID id, String reason);

    /** Anything that has not begun to apply. @throws io.plumbline.shared.Conflict code {@code agreement-in-force, proposal-decided} */
    Proposal withdraw(UUID id, String reason);

    Proposal get(UUID id);

    /** @param state as kept: {@code draft, proposed, approved, refused, withdrawn}; null for all */
    Page<Proposal> list(UUID campaignId, UUID partnerId, String state, PageRequest page);

    /** Notes what a back-test of a draft or proposal came to. */
    void tested(UUID id, Proposal.BackTested outcome);

    /** For other rooms: asks no role. */
    Optional<Proposal> find(UUID id);
}
