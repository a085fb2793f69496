package io.plumbline.web.api.budget;

import io.plumbline.reporting.api.BudgetStanding;
import io.plumbline.reporting.api.Budgets;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Page;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/budgets")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Money")
public class BudgetsResource {

    @Inject
    private Budgets budgets;
    @Inject
    private Clock clock;
    @Context
    private HttpServletRequest http;

    @GET
    @Operation(summary = "How campaigns stand with their budgets in the period that runs: spent, committed, pacing, forecast, profit")
    public Page<BudgetStanding> list() {
        return Answers.whole(budgets.list(new Query(http, "advertiser").id("advertiser"), clock.instant()));
    }

    @GET
    @Path("/{campaign}")
    @Operation(summary = "How one campaign stands with its budget")
    public BudgetStanding get(@PathParam("campaign") String campaign) {
        return budgets.of(Ids.parse("campaign", campaign), clock.instant());
    }

    @POST
    @Path("/{campaign}/hard-stop")
    @Operation(summary = "Puts an exact cap on the campaign's payout at the budget's amount and period")
    public BudgetStanding stop(@PathParam("campaign") String campaign) {
        return budgets.stopHard(Ids.parse("campaign", campaign), clock.instant());
    }

    @POST
    @Path("/{campaign}/full-stop")
    @Operation(summary = "The same, and the campaign pauses when media cost and commissions have used the budget up, until the next period")
    public BudgetStanding stopFully(@PathParam("campaign") String campaign) {
        return budgets.stopFully(Ids.parse("campaign", campaign), clock.instant());
    }

    @DELETE
    @Path("/{campaign}/full-stop")
    @Operation(summary = "Takes the full stop back; the cap on the payout stays")
    public BudgetStanding release(@PathParam("campaign") String campaign) {
        return budgets.release(Ids.parse("campaign", campaign), clock.instant());
    }
}
