package io.plumbline.tracking.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** How conversions are validated: a policy for each advertiser, and for campaigns and agreements whether the lock date approves. */
public interface ValidationPolicies {

    /**
     * @param version   0 while nothing was set
     * @param own       what was set; null parts are as everywhere
     * @param effective what holds
     */
    record Setting(UUID advertiserId, long version, ValidationPolicy own, ValidationPolicy effective, Instant changedAt, String changedBy) implements Serializable {
    }

    /** @param scope {@code campaign} or {@code agreement}. @param atLock whether undecided results are approved on the day on which they lock */
    record AutoApproval(String scope, UUID scopeId, boolean atLock, Instant changedAt, String changedBy) implements Serializable {
    }

    /**
     * Results of an agreement that nobody has decided, by the day on which they lock.
     *
     * @param passed     whether that day is over for the advertiser: they stay open all the same, since nobody is refused by waiting
     * @param held       how many of the undecided are on hold
     * @param commission what approving them comes to
     */
    record Locking(LocalDate locksOn, boolean passed, long undecided, long held, Money commission) implements Serializable {
    }

    /** Twelve lock days of an agreement with results that are undecided, the earliest first. */
    List<Locking> locking(UUID agreementId);

    Setting get(UUID advertiserId);

    /** For marketers. @param expectedVersion version the caller saw, or null not to check */
    Setting put(UUID advertiserId, Long expectedVersion, ValidationPolicy policy);

    /** Of the advertiser's campaigns and their agreements that have one. */
    List<AutoApproval> autoApprovals(UUID advertiserId);

    /** For marketers and finance. An agreement's has the last word over its campaign's. @param atLock null takes it away, so that what stands above it holds */
    List<AutoApproval> approveAtLock(String scope, UUID scopeId, Boolean atLock);
}
