package io.plumbline.reporting.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Budgets of campaigns: what is spent, what is promised, and where it leads. */
public interface Budgets {

    /** Of campaigns that run or pause and have a budget, by name, at most 500. @param advertiser null for all */
    List<BudgetStanding> list(UUID advertiser, Instant now);

    /** @throws io.plumbline.shared.NotFound budget-not-found when the campaign has none */
    BudgetStanding of(UUID campaign, Instant now);

    /**
     * Puts an exact cap on the campaign's payout at the budget's amount and period; once there, it is set to the amount. Media cost cannot be
     * stopped from here: what platforms charge arrives when it is spent. For marketers.
     */
    BudgetStanding stopHard(UUID campaign, Instant now);

    /**
     * The same, and within a minute of the media cost that uses the budget up the campaign pauses, so that its links go down their fallback chain; it goes on when the
     * next period begins or the budget is raised. Who resumes it by hand has the last word until then. For marketers.
     */
    BudgetStanding stopFully(UUID campaign, Instant now);

    /** Takes the full stop back; the cap stays, and so does a campaign that has been paused. */
    BudgetStanding release(UUID campaign, Instant now);
}
