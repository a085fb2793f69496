package io.plumbline.tracking.api;

import io.plumbline.shared.Keyed;

/** Where a conversion came in. */
public enum Door implements Keyed {
    POSTBACK, PIXEL, TAG, REST, FILE, INQUIRY,
    /** A lead, or a stage that it reached. */
    LEAD
}
