package io.plumbline.tracking.api;

import io.plumbline.shared.Keyed;

public enum ConversionStatus implements Keyed {
    PENDING, APPROVED, REJECTED, REVERSED;

    public boolean mayBecome(ConversionStatus next) {
        return switch (this) {
            case PENDING -> next == APPROVED || next == REJECTED;
            case APPROVED -> next == REVERSED || next == REJECTED;
            case REJECTED -> next == APPROVED;
            case REVERSED -> false;
        };
    }
}
