package io.plumbline.tracking.api;

import io.plumbline.shared.Keyed;

public enum InquiryStatus implements Keyed {
    /** Waits for an answer of ours. */
    OPEN,
    /** We have asked something back; the partner's reply opens it again. */
    ANSWERED,
    ACCEPTED, REFUSED, WITHDRAWN;

    public boolean isDecided() {
        return this != OPEN && this != ANSWERED;
    }
}
