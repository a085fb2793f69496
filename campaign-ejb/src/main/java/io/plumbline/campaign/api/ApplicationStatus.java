package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;

public enum ApplicationStatus implements Keyed {
    PENDING,
    /** Something was asked back; the applicant's reply makes it pending again. */
    ANSWERED,
    APPROVED, REJECTED
}
