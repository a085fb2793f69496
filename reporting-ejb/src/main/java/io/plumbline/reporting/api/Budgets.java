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
}
