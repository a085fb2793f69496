package io.plumbline.tracking.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A rule set tried on stored events, and what became of the adjustments it proposes.
 *
 * @param rules        version that was tried
 * @param from, to     half-open
 * @param advertiserId null for all
 * @param status       {@code queued, running, proposed, applying, applied, rejected, unchanged, failed}
 * @param lookedAt, total events
 * @param skipped      changes that were not made because the event had changed meanwhile
 * @param sums         by partner; empty in lists
 */
public record Trial(UUID id, int rules, Instant from, Instant to, UUID advertiserId, String status, long lookedAt, long total, long changes,
        long applied, long skipped, String failure, String askedBy, Instant askedAt, String decidedBy, Instant decidedAt, String note,
        Instant finishedAt, List<Sum> sums) implements Serializable {

    public Trial with(List<Sum> counted) {
        return new Trial(id, rules, from, to, advertiserId, status, lookedAt, total, changes, applied, skipped, failure, askedBy, askedAt, decidedBy, decidedAt, note, finishedAt,
                counted);
    }

    /**
     * What would change for a partner, or for links without one.
     *
     * @param payout  money that would be taken back, by currency; what would be paid again is worked out when it is applied
     * @param revenue amounts of conversions that would become invalid less those that would become valid, by currency
     */
    public record Sum(UUID partnerId, long clicksInvalid, long clicksValid, long conversionsInvalid, long conversionsValid, List<Money> payout,
            List<Money> revenue) implements Serializable {
    }

    /** @param state {@code proposed, applied, skipped} */
    public record Change(UUID eventId, String kind, Instant at, UUID campaignId, UUID partnerId, UUID linkId, String fromVerdict, String toVerdict,
            String fromReason, String toReason, Money payout, Money revenue, String state) implements Serializable {
    }
}
