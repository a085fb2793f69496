package io.plumbline.tracking.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** How persons are treated: a workspace has a policy, an advertiser may have another one. */
public interface PrivacyPolicies {

    /**
     * @param advertiserId null for the workspace
     * @param version      0 while nothing was set
     * @param own          what was set here; null parts come from above
     * @param effective    complete but for {@code vendorId}
     */
    record Setting(UUID advertiserId, long version, PrivacyPolicy own, PrivacyPolicy effective, Instant changedAt, String changedBy) implements Serializable {
    }

    Setting get(UUID advertiserId);

    /** For admins. @param expectedVersion version the caller saw, or null not to check */
    Setting put(UUID advertiserId, Long expectedVersion, PrivacyPolicy policy);

    /** What would be decided about a request that says this. */
    ConsentDecision decide(UUID advertiserId, ConsentSignals signals);
}
