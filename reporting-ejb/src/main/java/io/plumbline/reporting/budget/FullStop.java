package io.plumbline.reporting.budget;

import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.reporting.api.BudgetStanding;
import io.plumbline.reporting.api.Budgets;
import io.plumbline.shared.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Pauses a campaign whose budget is used up, and resumes it when there is a budget again. */
@ApplicationScoped
public class FullStop {

    enum Act {
        NOTHING, STOP, RESUME
    }

    @Inject
    private Budgets budgets;
    @Inject
    private Campaigns campaigns;
    @Inject
    private FullStops stops;

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public List<UUID> all() {
        return stops.all();
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void step(UUID campaign, Instant now) {
        if (campaigns.find(campaign).filter(found -> found.budget() != null).isEmpty()) {
            stops.forget(campaign);
            return;
        }
        LocalDate stoppedFrom = stops.stoppedFrom(campaign).orElse(null);
        BudgetStanding standing = budgets.of(campaign, now);
        switch (next(campaigns.find(campaign).orElseThrow(() -> new NotFound("campaign", campaign)).status(), standing.usedUp(), standing.from(), stoppedFrom)) {
            case STOP -> {
                campaigns.move(campaign, null, PlanStatus.PAUSED);
                stops.stopped(campaign, standing.from());
            }
            case RESUME -> {
                campaigns.move(campaign, null, PlanStatus.ACTIVE);
                stops.resumed(campaign);
            }
            case NOTHING -> { }
        }
    }

    /**
     * What somebody has paused stays paused, and what somebody has resumed in the period in which it was stopped goes on.
     *
     * @param from        first day of the period that runs
     * @param stoppedFrom of the period in which this paused the campaign, or null
     */
    static Act next(PlanStatus status, boolean usedUp, LocalDate from, LocalDate stoppedFrom) {
        if (status == PlanStatus.ACTIVE && usedUp && !from.equals(stoppedFrom)) {
            return Act.STOP;
        }
        boolean mine = status == PlanStatus.PAUSED && stoppedFrom != null;
        return mine && !usedUp ? Act.RESUME : Act.NOTHING;
    }
}
