package io.plumbline.campaign.api;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A cap as it stands.
 *
 * @param advertiserId null for a cap on a partner, who may work for several
 * @param limit        a count, or major units of {@code currency}
 * @param currency     null for counts
 * @param agreed       comes from an agreement and changes with it only
 * @param used         in the period that runs now: held for pending results and leased to the edge, and confirmed
 * @param periodStart  first day of the period that runs now, in {@code timeZone}; 1970-01-01 for {@code total}
 */
public record Limit(UUID id, long version, CapSubject subject, UUID subjectId, UUID advertiserId, CapOf of, CapPeriod period, BigDecimal limit,
        String currency, String timeZone, CapOver over, CapLate late, CapTraffic traffic, boolean agreed, BigDecimal used, LocalDate periodStart, Instant createdAt)
        implements Serializable {

    public LimitDraft draft() {
        return new LimitDraft(subject, subjectId, of, period, limit, currency, timeZone, over, late, traffic);
    }

    public boolean isReached() {
        return used.compareTo(limit) >= 0;
    }
}
