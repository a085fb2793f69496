package io.plumbline.tracking.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.time.Instant;
import java.util.UUID;

/** Tries rules on stored events, and carries out what a person approves of it: at most 93 days and two million events a trial. */
public interface TrafficTrials {

    /** @throws io.plumbline.shared.Conflict code {@code trials-too-many} when ten wait already */
    UUID start(int rules, Instant from, Instant to, UUID advertiserId);

    Trial get(UUID id);

    /** Without their sums. */
    Page<Trial> list(PageRequest page);

    Page<Trial.Change> changes(UUID id, PageRequest page);

    /**
     * Approves or rejects the proposed adjustments, once. Approved, they are carried out in the background: verdicts revised,
     * counts adjusted, commissions taken back or accrued by new postings.
     *
     * @throws io.plumbline.shared.Conflict  code {@code already-decided, nothing-proposed}
     * @throws io.plumbline.shared.Forbidden without the role finance, or for one's own proposal when four eyes are asked for
     */
    Trial decide(UUID id, boolean approve, String note);
}
