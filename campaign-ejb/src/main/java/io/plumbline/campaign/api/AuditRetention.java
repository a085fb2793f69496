package io.plumbline.campaign.api;

import java.time.Instant;

/** For the clean-up of the workspace: how the audit trail forgets. */
public interface AuditRetention {

    /** Entries older than this. */
    long countBefore(Instant before);

    /** The oldest first. For admins and the nightly clean-up. @param most at a time @return how many went */
    int forgetBefore(Instant before, int most);
}
