package io.plumbline.campaign.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Double entry, immutable, integer minor units. Balanced by construction: a posting is one amount from one account to another. */
public interface Ledger {

    List<LedgerAccount> accounts();

    /** Both legs of each posting, newest first; with an account, its legs only. Days are accounting dates, both included. */
    Page<LedgerLeg> postings(UUID accountId, LocalDate from, LocalDate to, PageRequest page);

    /**
     * @param date       last accounting date to count
     * @param recordedBy null, or the instant after which nothing counts that was recorded: the balance as it was known then
     * @param advertiser null for all books
     */
    TrialBalance trialBalance(LocalDate date, Instant recordedBy, UUID advertiser);

    /** All legs of postings about one click, conversion or agreement, oldest first. */
    List<LedgerLeg> about(UUID subjectId);
}
