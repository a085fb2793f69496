package io.plumbline.web.portal.budget;

import io.plumbline.reporting.api.BudgetStanding;
import io.plumbline.reporting.api.Budgets;
import io.plumbline.shared.Ids;
import io.plumbline.shared.NotFound;
import io.plumbline.web.portal.EventSearch;
import io.plumbline.web.portal.Words;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Budgets of campaigns in the period that runs. */
@Named
@RequestScoped
public class BudgetListView {

    @Inject
    private Budgets budgets;
    @Inject
    private Clock clock;
    @Inject
    private EventSearch search;

    private List<BudgetStanding> rows;

    public List<BudgetStanding> getRows() {
        rows = rows == null ? new ArrayList<>(budgets.list(advertiser(), clock.instant())) : rows;
        return rows;
    }

    /** Of a campaign that has a budget. */
    public BudgetStanding of(UUID campaign) {
        return budgets.of(campaign, clock.instant());
    }

    public String stopHard(UUID campaign) {
        BudgetStanding now = budgets.stopHard(campaign, clock.instant());
        Words.say("said.budget.hard", now.campaignName());
        return "/app/budgets/list.xhtml?faces-redirect=true";
    }

    public String stopFully(UUID campaign) {
        BudgetStanding now = budgets.stopFully(campaign, clock.instant());
        Words.say("said.budget.full", now.campaignName());
        return "/app/budgets/list.xhtml?faces-redirect=true";
    }

    public String release(UUID campaign) {
        BudgetStanding now = budgets.release(campaign, clock.instant());
        Words.say("said.budget.released", now.campaignName());
        return "/app/budgets/list.xhtml?faces-redirect=true";
    }

    private UUID advertiser() {
        try {
            return search.value("advertiser").isEmpty() ? null : Ids.parse("advertiser", search.value("advertiser"));
        } catch (NotFound malformed) {
            return null;
        }
    }
}
