package io.plumbline.tracking.api;

import io.plumbline.shared.Keyed;

public enum ConversionStatus implements Keyed {
    PENDING, APPROVED, REJECTED, REVERSED,
    /** Nobody decides it by itself: it waits for a person, who is told why. */
    ON_HOLD;

    public boolean mayBecome(ConversionStatus next) {
        return switch (this) {
            case PENDING -> next == APPROVED || next == REJECTED || next == ON_HOLD || next == REVERSED;
            case ON_HOLD -> next == APPROVED || next == REJECTED || next == PENDING || next == REVERSED;
            case APPROVED -> next == REVERSED || next == REJECTED;
            case REJECTED -> next == APPROVED;
            case REVERSED -> false;
        };
    }

    public boolean isUndecided() {
        return this == PENDING || this == ON_HOLD;
    }

    /** What nobody may say without saying why. */
    public boolean needsReason() {
        return this == REJECTED || this == REVERSED || this == ON_HOLD;
    }
}
