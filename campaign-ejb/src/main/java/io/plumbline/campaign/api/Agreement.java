package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * @param effectiveUntil start of the agreement that replaces it, exclusive; null while it is the latest
 * @param locking        when results lock, or null for {@code holdDays} after the result
 * @param payment        when locked results are paid, or null for the day on which they lock
 * @param referral       whom a share of each commission goes to besides, or null
 */
public record Agreement(UUID id, long version, UUID advertiserId, UUID campaignId, UUID partnerId, Instant effectiveFrom,
        Instant effectiveUntil, List<Rate> rates, int holdDays, List<Cap> caps, Instant createdAt, SettlementDay locking, SettlementDay payment,
        Referral referral)
        implements Serializable {

    /** @param result day of the result in the advertiser's zone */
    public LocalDate locksOn(LocalDate result) {
        return locking == null ? result.plusDays(holdDays) : locking.after(result);
    }

    /** Never before the day on which it locks. */
    public LocalDate dueOn(LocalDate result) {
        LocalDate locks = locksOn(result);
        return payment == null ? locks : payment.after(result, locks);
    }
}
