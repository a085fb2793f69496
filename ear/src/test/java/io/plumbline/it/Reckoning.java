package io.plumbline.it;

import static io.plumbline.it.Http.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What callers were told, beside what is in the tables, the report, the ledger and the self-audit. Differences are said in words. */
record Reckoning(int clicks, int conversions, long drainedAfterMillis, List<String> differences) {

    private static final Duration DRAINED = Duration.ofMinutes(3);
    private static final int SHOWN = 5;
    private static final String CLICKS = "select external_id, cast(id as varchar(36)) from tracking.click where link_id = cast(? as uuid)";
    private static final String CONVERSIONS = "select transaction_id, cast(id as varchar(36)) from tracking.conversion where link_id = cast(? as uuid)";

    /** Of a campaign whose only traffic are these callers. */
    static Reckoning of(Deal deal, Callers callers) {
        long began = System.nanoTime();
        Poll.until(DRAINED, () -> Http.management(deal.server()).get("/health/ready").text(), health -> health.replace(" ", "").contains("\"waiting\":0,"));
        long drained = Duration.ofNanos(System.nanoTime() - began).toMillis();
        var differences = new ArrayList<String>();
        Map<String, List<String>> clicks = stored(deal, CLICKS);
        Map<String, List<String>> conversions = stored(deal, CONVERSIONS);
        once("click", callers.clicks(), clicks, differences);
        once("conversion", callers.conversions(), conversions, differences);
        String earned = new BigDecimal("10.00").multiply(BigDecimal.valueOf(conversions.size())).toPlainString();
        String turnover = new BigDecimal("80.00").multiply(BigDecimal.valueOf(conversions.size())).toPlainString();
        same("report", json("[%d,%d,'%s','%s']", clicks.size(), conversions.size(), turnover, earned),
                deal.totals("clicks", "conversions", "revenue", "payout").toString(), differences);
        same("owed to the partner", earned, deal.balance("partner-pending"), differences);
        for (JsonNode check : deal.api().get("/audit").is(200).json().get("checks")) {
            same("self-audit " + check.get("name").asText(), "ok", check.get("status").asText(), differences);
        }
        return new Reckoning(clicks.size(), conversions.size(), drained, List.copyOf(differences));
    }

    private static void once(String what, Map<String, String> told, Map<String, List<String>> stored, List<String> differences) {
        told.forEach((name, id) -> {
            if (differences.size() < SHOWN && (id.equals(Callers.NAMELESS) ? !stored.containsKey(name) : !stored.getOrDefault(name, List.of()).contains(id))) {
                differences.add(what + " " + id + " of " + name + " was acknowledged and is not stored");
            }
        });
        stored.forEach((name, ids) -> {
            if (differences.size() < SHOWN && ids.size() > 1) {
                differences.add(what + " of " + name + " is stored " + ids.size() + " times: " + ids);
            }
        });
    }

    private static void same(String what, String expected, String actual, List<String> differences) {
        if (!expected.equals(actual)) {
            differences.add(what + ": " + actual + " instead of " + expected);
        }
    }

    private static Map<String, List<String>> stored(Deal deal, String query) {
        try (var connection = DriverManager.getConnection(deal.server().jdbcUrl(), Postgres.USER, ""); var statement = connection.prepareStatement(query)) {
            statement.setString(1, deal.link());
            var rows = new HashMap<String, List<String>>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    rows.computeIfAbsent(result.getString(1), name -> new ArrayList<>(1)).add(result.getString(2));
                }
            }
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
