package io.plumbline.campaign.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/** Postings by hand: at once, or by two persons where the policy asks for it. Changes are for finance, not confined to an advertiser. */
public interface Adjustments {

    /** @param legs both sides of what is posted; empty while it waits @param proposal null when it was posted at once */
    record Entered(List<LedgerLeg> legs, AdjustmentProposal proposal) implements Serializable {
    }

    /** @param secondPerson whether somebody other than who enters a posting has to approve it */
    record Policy(Boolean secondPerson) implements Serializable {
    }

    /**
     * Told again under the same reference, the answer is that of the first time.
     *
     * @throws io.plumbline.shared.Conflict reference-taken, when the reference stands for something else
     */
    Entered post(Adjustment adjustment);

    /**
     * Posts it in the approver's name. For finance and approvers, not confined.
     *
     * @param reason null for nothing to say
     * @throws io.plumbline.shared.Conflict own-proposal, proposal-decided, reference-taken
     */
    AdjustmentProposal approve(UUID id, String reason);

    /** For finance and approvers, not confined. @param reason required */
    AdjustmentProposal refuse(UUID id, String reason);

    /** While nobody has decided. */
    AdjustmentProposal withdraw(UUID id, String reason);

    AdjustmentProposal get(UUID id);

    /** Newest first. @param state null for all */
    Page<AdjustmentProposal> list(String state, PageRequest page);

    Policy policy();

    /** For admins. */
    Policy policy(Policy next);
}
