package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;

public enum CreativeState implements Keyed {
    /** Nothing has been approved, and nothing waits. */
    DRAFT,
    /** Nothing has been approved; a version waits for somebody to decide. */
    WAITING,
    /** Nothing has been approved; the last version was refused. */
    REFUSED,
    /** Approved, its first day has not come. */
    SCHEDULED,
    LIVE,
    /** Its last day has passed. */
    EXPIRED,
    ARCHIVED
}
