package io.plumbline.tracking.api;

import io.plumbline.shared.Keyed;

public enum InquiryKind implements Keyed {
    /** A result that was never recorded for the partner. */
    MISSING,
    /** A result that was rejected, or took too little. */
    QUESTIONED
}
