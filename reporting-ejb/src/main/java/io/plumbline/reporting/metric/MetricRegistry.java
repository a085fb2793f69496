package io.plumbline.reporting.metric;

import static io.plumbline.reporting.metric.Measure.APPROVED;
import static io.plumbline.reporting.metric.Measure.APPROVED_GROSS_PROFIT;
import static io.plumbline.reporting.metric.Measure.APPROVED_INSTALLS;
import static io.plumbline.reporting.metric.Measure.APPROVED_LEADS;
import static io.plumbline.reporting.metric.Measure.APPROVED_REVENUE;
import static io.plumbline.reporting.metric.Measure.APPROVED_SALES;
import static io.plumbline.reporting.metric.Measure.CLICKS;
import static io.plumbline.reporting.metric.Measure.CONVERSIONS;
import static io.plumbline.reporting.metric.Measure.COST;
import static io.plumbline.reporting.metric.Measure.GROSS_PROFIT;
import static io.plumbline.reporting.metric.Measure.IMPRESSIONS;
import static io.plumbline.reporting.metric.Measure.INSTALLS;
import static io.plumbline.reporting.metric.Measure.INVALID_CLICKS;
import static io.plumbline.reporting.metric.Measure.INVALID_CONVERSIONS;
import static io.plumbline.reporting.metric.Measure.LEADS;
import static io.plumbline.reporting.metric.Measure.MQLS;
import static io.plumbline.reporting.metric.Measure.PAYOUT;
import static io.plumbline.reporting.metric.Measure.PENDING;
import static io.plumbline.reporting.metric.Measure.REJECTED;
import static io.plumbline.reporting.metric.Measure.REVENUE;
import static io.plumbline.reporting.metric.Measure.REVERSED;
import static io.plumbline.reporting.metric.Measure.SALES;
import static io.plumbline.reporting.metric.Measure.SQLS;
import static io.plumbline.reporting.metric.Measure.UNIQUE_CLICKS;
import static io.plumbline.reporting.metric.Measure.WON;

import io.plumbline.reporting.api.Metric;
import io.plumbline.shared.Invalid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every metric there is. What a partner is paid is a cost of advertising like what a platform is paid: every cost per something,
 * ROAS and ROI count both, so that affiliate and platform channels compare.
 */
public final class MetricRegistry {

    private static final Map<Measure, Integer> SPEND = Map.of(COST, 1, PAYOUT, 1);
    private static final Map<String, Definition> ALL = new LinkedHashMap<>();

    static {
        count("impressions", "Impressions", "Impressions counted by the tracking edge", "up", IMPRESSIONS);
        count("clicks", "Clicks", "Valid clicks", "up", CLICKS);
        count("uniqueClicks", "Unique clicks", "Valid clicks that were a visitor's first on the campaign in its window", "up", UNIQUE_CLICKS);
        count("invalidClicks", "Invalid clicks", "Clicks judged invalid traffic; in no other metric", "down", INVALID_CLICKS);
        count("conversions", "Conversions", "Conversions pending, on hold or approved, of any goal", "up", CONVERSIONS);
        count("pendingConversions", "Pending conversions", "Conversions not decided yet, those on hold among them", "down", PENDING);
        count("approvedConversions", "Approved conversions", "Conversions approved", "up", APPROVED);
        count("rejectedConversions", "Rejected conversions", "Conversions rejected", "down", REJECTED);
        count("reversedConversions", "Reversed conversions", "Conversions approved and later taken back", "down", REVERSED);
        count("leads", "Leads", "Conversions pending, on hold or approved of goals of kind lead", "up", LEADS);
        count("sales", "Sales", "Conversions pending, on hold or approved of goals of kind sale", "up", SALES);
        count("installs", "Installs", "Conversions pending, on hold or approved of goals of kind install", "up", INSTALLS);

        amount("revenue", "Revenue", "Amounts of conversions pending, on hold or approved", "up", Map.of(REVENUE, 1));
        amount("approvedRevenue", "Approved revenue", "Amounts of approved conversions", "up", Map.of(APPROVED_REVENUE, 1));
        amount("cost", "Media cost", "Cost imported from platforms or passed on clicks and impressions; without payout", "down", Map.of(COST, 1));
        amount("payout", "Payout", "Partner commissions accrued, less those taken back", "down", Map.of(PAYOUT, 1));
        amount("profit", "Profit", "revenue − cost − payout", "up", Map.of(REVENUE, 1, COST, -1, PAYOUT, -1));

        share("ctr", "Click-through rate", "clicks ÷ impressions", "up", CLICKS, Map.of(IMPRESSIONS, 1));
        share("cr", "Conversion rate", "conversions ÷ clicks", "up", CONVERSIONS, Map.of(CLICKS, 1));
        share("approvalRate", "Approval rate", "approvedConversions ÷ (approvedConversions + rejectedConversions)", "up", APPROVED,
                Map.of(APPROVED, 1, REJECTED, 1));
        share("reversalRate", "Reversal rate", "reversedConversions ÷ (approvedConversions + reversedConversions)", "down", REVERSED,
                Map.of(APPROVED, 1, REVERSED, 1));
        per("cpc", "Cost per click", "(cost + payout) ÷ clicks", "down", SPEND, CLICKS, 1);
        per("cpm", "Cost per thousand impressions", "1000 × (cost + payout) ÷ impressions", "down", SPEND, IMPRESSIONS, 1000);
        per("cpl", "Cost per lead", "(cost + payout) ÷ leads", "down", SPEND, LEADS, 1);
        per("cpa", "Cost per conversion", "(cost + payout) ÷ conversions", "down", SPEND, CONVERSIONS, 1);
        per("cps", "Cost per sale", "(cost + payout) ÷ sales", "down", SPEND, SALES, 1);
        per("cpi", "Cost per install", "(cost + payout) ÷ installs", "down", SPEND, INSTALLS, 1);
        per("epc", "Earnings per click", "revenue ÷ clicks", "up", Map.of(REVENUE, 1), CLICKS, 1);
        per("aov", "Average order value", "revenue ÷ sales", "up", Map.of(REVENUE, 1), SALES, 1);
        put(new Metric("roas", "Return on ad spend", "revenue ÷ (cost + payout)", "ratio", "up", "efficiency"), Map.of(REVENUE, 1), SPEND, 1);
        put(new Metric("roi", "Return on investment", "(revenue − cost − payout) ÷ (cost + payout)", "percent", "up", "efficiency"),
                Map.of(REVENUE, 1, COST, -1, PAYOUT, -1), SPEND, 1);
        count("invalidConversions", "Invalid conversions", "Conversions judged invalid traffic, in whatever state; in no other metric", "down", INVALID_CONVERSIONS);
        count("mqls", "MQLs", "Leads that reached marketing qualified or passed it, on the day they first did", "up", MQLS);
        count("sqls", "SQLs", "Leads that reached sales qualified or passed it, on the day they first did", "up", SQLS);
        count("wonLeads", "Won leads", "Leads that were won, on the day they first were", "up", WON);
        per("costPerMql", "Cost per MQL", "(cost + payout) ÷ mqls", "down", SPEND, MQLS, 1);
        per("costPerSql", "Cost per SQL", "(cost + payout) ÷ sqls", "down", SPEND, SQLS, 1);
        per("costPerWon", "Cost per won lead", "(cost + payout) ÷ wonLeads", "down", SPEND, WON, 1);
        amount("pendingRevenue", "Pending revenue", "revenue − approvedRevenue", "down", Map.of(REVENUE, 1, APPROVED_REVENUE, -1));
        amount("approvedProfit", "Confirmed profit", "approvedRevenue − cost − payout", "up", Map.of(APPROVED_REVENUE, 1, COST, -1, PAYOUT, -1));
        put(new Metric("approvedRoas", "Confirmed return on ad spend", "approvedRevenue ÷ (cost + payout)", "ratio", "up", "efficiency"), Map.of(APPROVED_REVENUE, 1), SPEND, 1);
        put(new Metric("approvedRoi", "Confirmed return on investment", "(approvedRevenue − cost − payout) ÷ (cost + payout)", "percent", "up", "efficiency"),
                Map.of(APPROVED_REVENUE, 1, COST, -1, PAYOUT, -1), SPEND, 1);
        per("approvedCpa", "Cost per approved conversion", "(cost + payout) ÷ approvedConversions", "down", SPEND, APPROVED, 1);
        per("approvedEpc", "Confirmed earnings per click", "approvedRevenue ÷ clicks", "up", Map.of(APPROVED_REVENUE, 1), CLICKS, 1);
        share("approvedCr", "Confirmed conversion rate", "approvedConversions ÷ clicks", "up", APPROVED, Map.of(CLICKS, 1));
        per("approvedCpl", "Cost per approved lead", "(cost + payout) ÷ approved leads", "down", SPEND, APPROVED_LEADS, 1);
        per("approvedCps", "Cost per approved sale", "(cost + payout) ÷ approved sales", "down", SPEND, APPROVED_SALES, 1);
        per("approvedCpi", "Cost per approved install", "(cost + payout) ÷ approved installs", "down", SPEND, APPROVED_INSTALLS, 1);
        per("approvedAov", "Confirmed average order value", "approvedRevenue ÷ approved sales", "up", Map.of(APPROVED_REVENUE, 1), APPROVED_SALES, 1);
        per("payoutPerClick", "Payout per click", "payout ÷ clicks", "down", Map.of(PAYOUT, 1), CLICKS, 1);
        amount("grossProfit", "Gross profit", "Σ revenue × margin of its advertiser on its day; none where revenue has no margin", "up", Map.of(GROSS_PROFIT, 1));
        amount("contribution", "Contribution", "grossProfit − cost − payout", "up", Map.of(GROSS_PROFIT, 1, COST, -1, PAYOUT, -1));
        put(new Metric("poas", "Profit on ad spend", "grossProfit ÷ (cost + payout)", "ratio", "up", "efficiency"), Map.of(GROSS_PROFIT, 1), SPEND, 1);
        put(new Metric("marginRoi", "Return on investment with margin", "(grossProfit − cost − payout) ÷ (cost + payout)", "percent", "up", "efficiency"),
                Map.of(GROSS_PROFIT, 1, COST, -1, PAYOUT, -1), SPEND, 1);
        amount("approvedGrossProfit", "Confirmed gross profit", "Σ approvedRevenue × margin of its advertiser on its day; none where revenue has no margin", "up",
                Map.of(APPROVED_GROSS_PROFIT, 1));
        amount("approvedContribution", "Confirmed contribution", "approvedGrossProfit − cost − payout", "up", Map.of(APPROVED_GROSS_PROFIT, 1, COST, -1, PAYOUT, -1));
        put(new Metric("approvedPoas", "Confirmed profit on ad spend", "approvedGrossProfit ÷ (cost + payout)", "ratio", "up", "efficiency"), Map.of(APPROVED_GROSS_PROFIT, 1), SPEND, 1);
        put(new Metric("approvedMarginRoi", "Confirmed return on investment with margin", "(approvedGrossProfit − cost − payout) ÷ (cost + payout)", "percent", "up", "efficiency"),
                Map.of(APPROVED_GROSS_PROFIT, 1, COST, -1, PAYOUT, -1), SPEND, 1);
    }

    private MetricRegistry() {
    }

    public static List<Metric> metrics() {
        return ALL.values().stream().map(Definition::metric).toList();
    }

    /** @throws Invalid with the known keys */
    public static Definition definition(String key) {
        Definition known = key == null ? null : ALL.get(key);
        if (known == null) {
            throw new Invalid("metrics", "metric-unknown", "Metrics are " + String.join(", ", ALL.keySet()) + ".");
        }
        return known;
    }

    private static void count(String key, String name, String formula, String better, Measure measure) {
        put(new Metric(key, name, formula, "count", better, "volume"), Map.of(measure, 1), Map.of(), 1);
    }

    private static void amount(String key, String name, String formula, String better, Map<Measure, Integer> sum) {
        put(new Metric(key, name, formula, "money", better, "money"), sum, Map.of(), 1);
    }

    private static void share(String key, String name, String formula, String better, Measure over, Map<Measure, Integer> under) {
        put(new Metric(key, name, formula, "percent", better, "efficiency"), Map.of(over, 1), under, 1);
    }

    private static void per(String key, String name, String formula, String better, Map<Measure, Integer> over, Measure under, int factor) {
        put(new Metric(key, name, formula, "money", better, "efficiency"), over, Map.of(under, 1), factor);
    }

    private static void put(Metric metric, Map<Measure, Integer> over, Map<Measure, Integer> under, int factor) {
        ALL.put(metric.key(), new Definition(metric, over, under, factor));
    }
}
