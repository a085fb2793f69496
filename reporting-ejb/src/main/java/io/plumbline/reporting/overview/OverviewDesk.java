package io.plumbline.reporting.overview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.campaign.api.Creatives;
import io.plumbline.campaign.api.FxRates;
import io.plumbline.reporting.api.Answer;
import io.plumbline.reporting.api.BudgetStanding;
import io.plumbline.reporting.api.Budgets;
import io.plumbline.reporting.api.Metric;
import io.plumbline.reporting.api.Overview;
import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.api.Reports;
import io.plumbline.reporting.query.OneInstant;
import io.plumbline.reporting.query.Scope;
import io.plumbline.reporting.query.Tabulated;
import io.plumbline.reporting.query.Tabulator;
import io.plumbline.shared.Authority;
import io.plumbline.shared.PageRequest;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;

@Stateless
public class OverviewDesk implements Overview {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SEVERITIES = List.of("bad", "warn", "info");
    /** More than this nobody reads; the rest waits its turn. */
    private static final int MOST = 12;
    private static final int TARGET_DAYS = 30;
    private static final int SILENT_DAYS = 7;
    private static final int PENDING_DAYS = 14;

    @Inject
    private EntityManager em;
    @Inject
    private Authority authority;
    @Inject
    private Reports reports;
    @Inject
    private FxRates rates;
    @Inject
    private Creatives creatives;
    @Inject
    private Budgets budgets;
    @Inject
    private Clock clock;

    /** Evidence and targets are of one instant, and so are all budgets. */
    @Override
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public List<Finding> findings(LocalDate today, String zone) {
        authority.requireStaff();
        List<Finding> findings = em.unwrap(Session.class).doReturningWork(connection -> OneInstant.read(connection, () -> seen(today, zone)));
        budgets.list(null, clock.instant()).stream().filter(standing -> standing.alert() != null).forEach(standing -> findings.add(budget(standing)));
        return findings.stream().sorted(Comparator.comparingInt(f -> SEVERITIES.indexOf(f.severity()))).limit(MOST).toList();
    }

    private List<Finding> seen(LocalDate today, String zone) {
        Evidence evidence = new Evidence(em, authority.advertiserScope().orElse(null), today.atStartOfDay(ZoneId.of(zone)).toInstant());
        List<Finding> findings = new ArrayList<>();
        count(findings, "warn", "postbacks-refused", evidence.refusedPostbacks(1), "/app/postbacks/list.xhtml?outcome=refused");
        evidence.brokenAudit().forEach(at -> findings.add(new Finding("bad", "audit-broken", List.of(at), "/app/self-audit/list.xhtml")));
        count(findings, "warn", "postbacks-dead", evidence.deadPostbacks(SILENT_DAYS), "/app/deliveries/list.xhtml?state=dead");
        count(findings, "warn", "import-rows-rejected", evidence.rejectedImportRows(SILENT_DAYS), "/app/imports/list.xhtml");
        count(findings, "warn", "conversions-waiting", evidence.conversionsPendingFor(PENDING_DAYS), "/app/conversions/list.xhtml?status=pending");
        evidence.activeCampaignsWithoutLink().forEach(c ->
                findings.add(new Finding("warn", "campaign-without-link", List.of(c.name()), "/app/links/edit.xhtml?campaign=" + c.id())));
        evidence.activeLinksSilentFor(SILENT_DAYS).forEach(l ->
                findings.add(new Finding("info", "link-silent", List.of(l.name(), String.valueOf(SILENT_DAYS)), "/app/links/view.xhtml?id=" + l.id())));
        evidence.currenciesWithoutRate().forEach(currency ->
                findings.add(new Finding("bad", "rate-missing", List.of(currency), "/app/rates/list.xhtml")));
        creatives.list(new Creatives.Asked(null, null, null, "expiring", null), PageRequest.first(MOST)).items().forEach(creative -> findings.add(
                new Finding("warn", "creative-expiring", List.of(creative.name(), creative.endsOn().toString()), "/app/creatives/view.xhtml?id=" + creative.id())));
        findings.addAll(missedTargets(evidence, today, zone));
        return findings;
    }

    private static Finding budget(BudgetStanding standing) {
        boolean over = standing.alert().equals("over");
        return new Finding(over ? "bad" : "warn", "budget-" + standing.alert(), List.of(standing.campaignName(), over ? standing.spent().plus(standing.committed()).toString()
                : standing.forecast().toString(), standing.amount().toString()), "/app/budgets/list.xhtml?advertiser=" + standing.advertiser());
    }

    @Override
    public List<Step> checklist() {
        authority.requireStaff();
        Evidence evidence = new Evidence(em, authority.advertiserScope().orElse(null), null);
        return List.of(
                new Step("advertiser", evidence.any("campaign.pub_advertiser", "id"), "/app/advertisers/edit.xhtml"),
                new Step("goal", evidence.any("campaign.pub_goal", "advertiser_id"), "/app/goals/edit.xhtml"),
                new Step("campaign", evidence.any("campaign.pub_campaign", "advertiser_id"), "/app/campaigns/edit.xhtml"),
                new Step("partner", evidence.anyAtAll("campaign.pub_partner"), "/app/partners/edit.xhtml"),
                new Step("link", evidence.anyLink(), "/app/links/edit.xhtml"),
                new Step("click", evidence.anyClick(), "/app/links/list.xhtml"),
                new Step("conversion", evidence.any("tracking.pub_conversion", "advertiser_id"), "/app/postbacks/tester.xhtml"));
    }

    private record Target(Evidence.Planned campaign, Metric metric, BigDecimal wanted) {
    }

    private List<Finding> missedTargets(Evidence evidence, LocalDate today, String zone) {
        List<Target> targets = targets(evidence);
        Map<UUID, Map<String, BigDecimal>> actual = new HashMap<>();
        targets.stream().collect(Collectors.groupingBy(target -> target.campaign().currency())).forEach((currency, some) -> actual.putAll(actual(some, currency, today, zone)));
        return targets.stream().filter(target -> misses(target.metric(), actual.getOrDefault(target.campaign().id(), Map.of()).get(target.metric().key()), target.wanted()))
                .map(target -> new Finding("bad", "target-missed", List.of(target.campaign().name(), target.metric().key(), actual.get(target.campaign().id()).get(target.metric().key()).toPlainString(),
                        target.wanted().toPlainString(), String.valueOf(TARGET_DAYS), target.campaign().currency()), "/app/campaigns/view.xhtml?id=" + target.campaign().id())).toList();
    }

    /** Volumes have no pace to be judged by yet: only prices and ratios are compared with their target. */
    private List<Target> targets(Evidence evidence) {
        Map<String, Metric> metrics = reports.metrics().stream().filter(metric -> "efficiency".equals(metric.group())).collect(Collectors.toMap(Metric::key, Function.identity()));
        List<Target> targets = new ArrayList<>();
        for (Evidence.Planned campaign : evidence.activeCampaignsWithTargets()) {
            for (JsonNode target : targets(campaign.targets())) {
                Metric metric = metrics.get(target.path("metric").asText());
                if (metric != null) {
                    targets.add(new Target(campaign, metric, new BigDecimal(target.path("value").asText("0"))));
                }
            }
        }
        return targets;
    }

    private static boolean misses(Metric metric, BigDecimal actual, BigDecimal wanted) {
        return actual != null && ("down".equals(metric.better()) ? actual.compareTo(wanted) > 0 : actual.compareTo(wanted) < 0);
    }

    /** Of all campaigns of a currency by one question: one for each would be a report for each. */
    private Map<UUID, Map<String, BigDecimal>> actual(List<Target> targets, String currency, LocalDate today, String zone) {
        List<String> metrics = targets.stream().map(target -> target.metric().key()).distinct().toList();
        List<String> campaigns = targets.stream().map(target -> target.campaign().id().toString()).distinct().toList();
        Tabulated answer = tabulate(new Question(today.minusDays(TARGET_DAYS - 1L), today, zone, currency, List.of("campaign"), metrics, List.of(new Question.Filter("campaign", "in", campaigns)), null,
                null, null, null));
        Map<UUID, Map<String, BigDecimal>> actual = new HashMap<>();
        for (int row = 0; row < answer.rowCount(); row++) {
            Map<String, BigDecimal> figures = new HashMap<>();
            for (int i = 0; i < metrics.size(); i++) {
                Object cell = answer.row(row).get(i + 1);
                figures.put(metrics.get(i), cell == null ? null : new BigDecimal(cell.toString()));
            }
            actual.put(UUID.fromString(((Answer.Entity) answer.row(row).get(0)).id()), figures);
        }
        return actual;
    }

    /** Beside the evidence, on its connection: a transaction of its own for each would ask the pool for a second one. */
    private Tabulated tabulate(Question question) {
        return em.unwrap(Session.class).doReturningWork(connection -> new Tabulator(connection, rates, Scope.of(authority)).answer(question));
    }

    private static JsonNode targets(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A campaign's targets are no JSON: " + json, broken);
        }
    }

    private static void count(List<Finding> findings, String severity, String code, long count, String link) {
        if (count > 0) {
            findings.add(new Finding(severity, code, List.of(String.valueOf(count)), link));
        }
    }
}
