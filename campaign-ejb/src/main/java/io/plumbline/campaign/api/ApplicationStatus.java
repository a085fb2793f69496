package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;

public enum ApplicationStatus implements Keyed {
    /** The applicant has not yet said by the mailed link that the address is theirs; forgotten after seven days. */
    UNCONFIRMED,
    PENDING,
    /** Something was asked back; the applicant's reply makes it pending again. */
    ANSWERED,
    APPROVED, REJECTED;

    /** Whether it may still be decided. */
    public boolean awaitsDecision() {
        return this == UNCONFIRMED || this == PENDING || this == ANSWERED;
    }
}
