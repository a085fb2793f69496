package io.plumbline.web.portal.campaign;

import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Budget;
import io.plumbline.campaign.api.BudgetPeriod;
import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.CampaignDraft;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Channel;
import io.plumbline.campaign.api.Objective;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.reporting.api.Metric;
import io.plumbline.reporting.api.Reports;
import io.plumbline.shared.Ids;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

@Named
@ViewScoped
public class CampaignEditView implements Serializable {

    /** The choice that opens the field for an own name. */
    private static final String OWN = "own";

    @Inject
    private Campaigns campaigns;
    @Inject
    private Advertisers advertisers;
    @Inject
    private Reports reports;
    @Inject
    private Range range;
    @Inject
    private HttpServletRequest request;

    private UUID id;
    private Long version;
    private UUID advertiserId;
    private String name;
    private Objective objective = Objective.SALES;
    private String channel = "affiliate";
    private String ownChannel;
    private LocalDate startsOn;
    private LocalDate endsOn;
    private BigDecimal budgetAmount;
    private String budgetCurrency;
    private BudgetPeriod budgetPeriod = BudgetPeriod.MONTHLY;
    private String fallbackUrl;
    private PlanStatus status = PlanStatus.DRAFT;
    private List<TargetRow> targets = new ArrayList<>();

    @PostConstruct
    void read() {
        if (request.getParameter("id") == null) {
            String asked = request.getParameter("advertiser");
            advertiserId = asked == null || asked.isEmpty() ? null : Ids.parse("advertiser", asked);
            startsOn = range.getToday();
            targets.add(new TargetRow());
            return;
        }
        Campaign campaign = campaigns.get(Ids.parse("campaign", request.getParameter("id")));
        id = campaign.id();
        version = campaign.version();
        advertiserId = campaign.advertiserId();
        name = campaign.name();
        objective = campaign.objective();
        boolean builtIn = Channel.BUILT_IN.contains(campaign.channel());
        channel = builtIn ? campaign.channel() : OWN;
        ownChannel = builtIn ? null : campaign.channel();
        startsOn = campaign.startsOn();
        endsOn = campaign.endsOn();
        fallbackUrl = campaign.fallbackUrl();
        campaign.targets().forEach(target -> targets.add(TargetRow.of(target)));
        if (campaign.budget() != null) {
            budgetAmount = new BigDecimal(campaign.budget().amount());
            budgetCurrency = campaign.budget().currency();
            budgetPeriod = campaign.budget().period();
        }
    }

    public void addTarget() {
        targets.add(new TargetRow());
    }

    public void removeTarget(int at) {
        targets.remove(at);
    }

    public String save() {
        CampaignDraft draft = new CampaignDraft(advertiserId, name, objective, OWN.equals(channel) ? ownChannel : channel, startsOn, endsOn, budget(),
                targets.stream().filter(target -> !target.isBlank()).map(TargetRow::target).toList(), blankToNull(fallbackUrl), status);
        Campaign saved = id == null ? campaigns.add(draft) : campaigns.amend(id, version, draft);
        Words.say("campaign.saved", saved.name());
        return "/app/campaigns/view.xhtml?faces-redirect=true&id=" + saved.id();
    }

    private Budget budget() {
        if (budgetAmount == null) {
            return null;
        }
        String currency = blankToNull(budgetCurrency);
        if (currency == null && advertiserId != null) {
            currency = advertisers.get(advertiserId).currency();
        }
        return new Budget(budgetAmount.toPlainString(), currency, budgetPeriod);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    public boolean isNew() {
        return id == null;
    }

    public UUID getId() {
        return id;
    }

    public List<TargetRow> getTargets() {
        return targets;
    }

    public List<String> getChannels() {
        return Channel.BUILT_IN;
    }

    public Objective[] getObjectives() {
        return Objective.values();
    }

    public BudgetPeriod[] getPeriods() {
        return BudgetPeriod.values();
    }

    public List<Metric> getMetrics() {
        return reports.metrics();
    }

    public UUID getAdvertiserId() {
        return advertiserId;
    }

    public void setAdvertiserId(UUID advertiserId) {
        this.advertiserId = advertiserId;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Objective getObjective() {
        return objective;
    }

    public void setObjective(Objective objective) {
        this.objective = objective;
    }

    public String getChannel() {
        return channel;
    }

    public void setChannel(String channel) {
        this.channel = channel;
    }

    public String getOwnChannel() {
        return ownChannel;
    }

    public void setOwnChannel(String ownChannel) {
        this.ownChannel = ownChannel;
    }

    public LocalDate getStartsOn() {
        return startsOn;
    }

    public void setStartsOn(LocalDate startsOn) {
        this.startsOn = startsOn;
    }

    public LocalDate getEndsOn() {
        return endsOn;
    }

    public void setEndsOn(LocalDate endsOn) {
        this.endsOn = endsOn;
    }

    public BigDecimal getBudgetAmount() {
        return budgetAmount;
    }

    public void setBudgetAmount(BigDecimal budgetAmount) {
        this.budgetAmount = budgetAmount;
    }

    public String getBudgetCurrency() {
        return budgetCurrency;
    }

    public void setBudgetCurrency(String budgetCurrency) {
        this.budgetCurrency = budgetCurrency;
    }

    public BudgetPeriod getBudgetPeriod() {
        return budgetPeriod;
    }

    public void setBudgetPeriod(BudgetPeriod budgetPeriod) {
        this.budgetPeriod = budgetPeriod;
    }

    public String getFallbackUrl() {
        return fallbackUrl;
    }

    public void setFallbackUrl(String fallbackUrl) {
        this.fallbackUrl = fallbackUrl;
    }

    public PlanStatus getStatus() {
        return status;
    }

    public void setStatus(PlanStatus status) {
        this.status = status;
    }
}
