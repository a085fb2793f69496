package io.plumbline.web.portal.campaign;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.Agreements;
import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Link;
import io.plumbline.campaign.api.Links;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.campaign.api.Target;
import io.plumbline.reporting.api.BudgetStanding;
import io.plumbline.reporting.api.Budgets;
import io.plumbline.reporting.api.Metric;
import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.api.Reports;
import io.plumbline.shared.Ids;
import io.plumbline.shared.PageRequest;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

@Named
@RequestScoped
public class CampaignView {

    private static final int MOST = 200;
    /** The longest a report may reach back. */

    @Inject
    private Campaigns campaigns;
    @Inject
    private Advertisers advertisers;
    @Inject
    private Links links;
    @Inject
    private Agreements agreements;
    @Inject
    private Reports reports;
    @Inject
    private Budgets budgets;
    @Inject
    private Range range;
    @Inject
    private Clock clock;
    @Inject
    private HttpServletRequest request;

    private Campaign campaign;
    private Advertiser advertiser;
    private Long version;
    private BudgetStanding standing;
    private List<TargetLine> targetLines;

    /** @param reached null when there is nothing to judge yet */
    public record TargetLine(String metric, String unit, BigDecimal target, BigDecimal actual, Boolean reached) {
    }

    private List<Link> linkRows;
    private List<Agreement> agreementRows;

    @PostConstruct
    void read() {
        campaign = campaigns.get(Ids.parse("campaign", request.getParameter("id")));
        advertiser = advertisers.get(campaign.advertiserId());
        version = campaign.version();
    }

    public Campaign getCampaign() {
        return campaign;
    }

    public Advertiser getAdvertiser() {
        return advertiser;
    }

    public boolean may(String next) {
        return campaign.status().mayBecome(PlanStatus.valueOf(next));
    }

    public String move(String next) {
        campaigns.move(campaign.id(), version, PlanStatus.valueOf(next));
        Words.say("said.campaign." + next.toLowerCase(Locale.ROOT));
        return "/app/campaigns/view.xhtml?faces-redirect=true&id=" + campaign.id();
    }

    public BigDecimal getBudgetAmount() {
        return campaign.budget() == null ? null : new BigDecimal(campaign.budget().amount());
    }

    /** Null without a budget. */
    public BudgetStanding getStanding() {
        if (standing == null && campaign.budget() != null) {
            standing = budgets.of(campaign.id(), clock.instant());
        }
        return standing;
    }

    /** What is spent and promised, in the budget's currency. */
    public BigDecimal getSpent() {
        return getStanding() == null ? null : getStanding().spent().plus(getStanding().committed()).amount();
    }

    /** What may still be spent, or how much was spent too much. */
    public BigDecimal getBudgetLeft() {
        return getStanding() == null ? null : getStanding().left().amount().abs();
    }

    public List<TargetLine> getTargets() {
        targetLines = targetLines == null ? judged() : targetLines;
        return targetLines;
    }

    private List<TargetLine> judged() {
        List<Metric> known = campaign.targets().stream().flatMap(t -> reports.metrics().stream().filter(m -> m.key().equals(t.metric()))).toList();
        List<TargetLine> lines = new ArrayList<>();
        if (!known.isEmpty()) {
            List<Object> actual = totals(range.getFrom(), range.getTo(), range.getZone(), advertiser.currency(), known.stream().map(Metric::key).toList());
            for (int i = 0; i < known.size(); i++) {
                lines.add(line(known.get(i), actual.get(i) == null ? null : number(actual.get(i))));
            }
        }
        return lines;
    }

    private TargetLine line(Metric metric, BigDecimal actual) {
        Target target = campaign.targets().stream().filter(t -> t.metric().equals(metric.key())).findFirst().orElseThrow();
        Boolean reached = actual == null ? null : "up".equals(metric.better()) ? actual.compareTo(target.value()) >= 0 : actual.compareTo(target.value()) <= 0;
        return new TargetLine(metric.key(), metric.unit(), target.value(), actual, reached);
    }

    private List<Object> totals(LocalDate from, LocalDate to, ZoneId zone, String currency, List<String> metrics) {
        return reports.answer(new Question(from, to, zone.getId(), currency, List.of("campaign"), metrics,
                List.of(new Question.Filter("campaign", "in", List.of(campaign.id().toString()))), null, null, 1, null)).totals();
    }

    private static BigDecimal number(Object cell) {
        return cell == null ? BigDecimal.ZERO : new BigDecimal(cell.toString());
    }

    public List<Link> getLinks() {
        linkRows = linkRows == null ? new ArrayList<>(links.list(campaign.id(), null, null, null, PageRequest.first(MOST)).items()) : linkRows;
        return linkRows;
    }

    public List<Agreement> getAgreements() {
        agreementRows = agreementRows == null ? new ArrayList<>(agreements.list(campaign.id(), null, PageRequest.first(MOST)).items()) : agreementRows;
        return agreementRows;
    }

    public Long getVersion() {
        return version;
    }

    public void setVersion(Long version) {
        this.version = version;
    }
}
