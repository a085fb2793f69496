package io.plumbline.campaign.api;

import java.time.YearMonth;
import java.util.List;

/** Months of the books: open, then closed for ever. What is about a closed month is posted on the first open day and keeps its own as event date. */
public interface AccountingPeriods {

    /** Newest first, from the present month back to the first that holds postings; at most 240. */
    List<AccountingPeriod> list();

    /**
     * Seals a month and keeps its balances; closed before, it answers what was kept. For finance, not confined to an advertiser.
     *
     * @throws io.plumbline.shared.Conflict period-not-over, period-earlier-open, period-fees-due; period-busy when postings begun before did not end
     *         in time (what was begun is kept: ask again); period-behind when a later month is closed
     */
    AccountingPeriod close(YearMonth month);
}
