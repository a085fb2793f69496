package io.plumbline.it;

import static io.plumbline.it.Http.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cohorts, late conversions and experiments as an integration asks for them, against plain recounts and published tables. */
class MeasuresIT {

    private static final long SEED = 20_261_123L;
    private static final int MONTHS = 4;

    private record Purchase(String customer, Instant time, BigDecimal value) {
        YearMonth month() {
            return YearMonth.from(time.atZone(ZoneOffset.UTC));
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void cohorts_equal_a_recount_and_what_has_not_begun_is_null(Database database) {
        Http api = Http.api(Server.on(database));
        String shop = Journeys.advertiser(api);
        YearMonth now = YearMonth.now(ZoneOffset.UTC);
        List<Purchase> purchases = purchases(now.minusMonths(2));
        importConversions(api, shop, purchases);

        String question = json("{'advertiserId':'%s','goal':'sale','from':'%s','to':'%s','unit':'month','periods':%d}", shop, now.minusMonths(2).atDay(1), now.atDay(1), MONTHS);
        JsonNode answer = api.post("/cohorts/query", question).is(200).json();

        Map<String, YearMonth> first = new HashMap<>();
        purchases.forEach(purchase -> first.merge(purchase.customer(), purchase.month(), (a, b) -> a.isBefore(b) ? a : b));
        Map<YearMonth, Set<String>> cohorts = new TreeMap<>();
        first.forEach((customer, month) -> cohorts.computeIfAbsent(month, m -> new TreeSet<>()).add(customer));
        assertThat(answer.get("cohorts")).as("seed %d", SEED).hasSize(cohorts.size());
        int row = 0;
        for (var cohort : cohorts.entrySet()) {
            JsonNode told = answer.get("cohorts").get(row++);
            assertThat(told.get("customers").asLong()).isEqualTo(cohort.getValue().size());
            for (int period = 0; period < MONTHS; period++) {
                YearMonth month = cohort.getKey().plusMonths(period);
                JsonNode cell = told.get("cells").get(period);
                if (month.isAfter(now)) {
                    assertThat(cell.isNull()).as("%s in %s", cohort.getKey(), month).isTrue();
                    continue;
                }
                List<Purchase> here = purchases.stream().filter(p -> cohort.getValue().contains(p.customer()) && p.month().equals(month)).toList();
                long active = here.stream().map(Purchase::customer).distinct().count();
                assertThat(cell.get("active").asLong()).as("%s in %s", cohort.getKey(), month).isEqualTo(active);
                assertThat(new BigDecimal(cell.get("revenue").asText())).isEqualByComparingTo(here.stream().map(Purchase::value).reduce(BigDecimal.ZERO, BigDecimal::add));
            }
        }
        String csv = api.post("/cohorts/export?format=csv", question).is(200).text();
        assertThat(csv.lines().count()).as(csv).isEqualTo(1 + cohorts.keySet().stream().mapToLong(month -> ChronoUnit.MONTHS.between(month, now) + 1).sum());
        marginAndOverheadAreInWhatCustomersCostAndBring(api, shop, now.minusMonths(2), question);
    }

    private static void marginAndOverheadAreInWhatCustomersCostAndBring(Http api, String shop, YearMonth month, String question) {
        put(api, "/advertisers/" + shop + "/margins", json("{'from':'%s','share':'0.5'}", month.minusMonths(1).atDay(1))).is(200);
        put(api, "/advertisers/" + shop + "/overheads", json("{'month':'%s','amount':{'amount':'310.00','currency':'EUR'}}", month)).is(200);
        BadInputIT.assertProblem(put(api, "/advertisers/" + shop + "/margins", json("{'from':'%s','share':'1.5'}", month.atDay(1))), 400);
        JsonNode cohorts = api.post("/cohorts/query", question).is(200).json();
        assertThat(new BigDecimal(cohorts.get("margin").asText())).isEqualByComparingTo("0.5");
        JsonNode first = cohorts.at("/totals/0");
        assertThat(first.get("overhead").asText()).isEqualTo("310.00");
        assertThat(new BigDecimal(first.get("cac").asText())).isEqualByComparingTo(new BigDecimal("310").divide(BigDecimal.valueOf(first.get("customers").asLong()), 2, RoundingMode.HALF_EVEN));
        JsonNode totals = api.post("/reports/query", json("{'from':'%s','to':'%s','metrics':['revenue','grossProfit','contribution','poas'],'filters':[{'dimension':'advertiser','op':'in','values':['%s']}]}",
                month.atDay(1), month.atEndOfMonth(), shop)).is(200).json().get("totals");
        assertThat(new BigDecimal(totals.get(1).asText())).as(totals.toString()).isCloseTo(new BigDecimal(totals.get(0).asText()).divide(BigDecimal.valueOf(2)), within(new BigDecimal("0.01")));
        assertThat(totals.get(2)).as("nothing was spent").isEqualTo(totals.get(1));
        assertThat(totals.get(3).isNull()).isTrue();
    }

    private static Http.Answer put(Http api, String path, String json) {
        return api.send("PUT", path, json.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void recent_days_are_told_so_far_and_expected(Database database) {
        Http api = Http.api(Server.on(database));
        String shop = Journeys.advertiser(api);
        Map<LocalDate, Integer> sales = clicksAndLateSales(api, shop);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);

        JsonNode answer = api.post("/reports/expected", json("{'advertiserId':'%s','goal':'sale','from':'%s','to':'%s','timeZone':'UTC'}", shop, today.minusDays(20), today)).is(200).json();

        assertThat(answer.hasNonNull("reason")).as(answer.toString()).isFalse();
        for (JsonNode day : answer.get("days")) {
            long known = sales.getOrDefault(LocalDate.parse(day.get("date").asText()), 0);
            JsonNode count = day.get("count");
            assertThat(count.get("conversions").asLong()).as("%s, seed %d", day.get("date"), SEED).isEqualTo(known);
            assertThat(count.get("expected").asDouble()).isGreaterThanOrEqualTo(known);
            assertThat(count.get("low").asLong()).isBetween(known, count.get("high").asLong());
        }
        assertThat(answer.at("/total/expected").asDouble()).as("some are still to come").isGreaterThan(answer.at("/total/conversions").asDouble());
        String question = json("{'advertiserId':'%s','goal':'sale','from':'%s','to':'%s','timeZone':'UTC'}", shop, today.minusDays(20), today);
        for (String table : List.of("days", "channels")) {
            List<String> lines = api.post("/reports/expected/export?table=" + table, question).is(200).text().lines().toList();
            int soFar = List.of(lines.get(0).split(",")).indexOf("conversionsSoFar");
            List<Long> counts = lines.stream().skip(1).map(line -> Long.parseLong(line.split(",")[soFar])).toList();
            assertThat(counts.stream().mapToLong(Long::longValue).sum()).as(table + ": the last row is the sum of the others").isEqualTo(2 * answer.at("/total/conversions").asLong());
        }
        assertThat(api.post("/reports/expected/export?table=lags", question).is(200).text().lines().count()).isEqualTo(1 + answer.get("lags").size());
        BadInputIT.assertProblem(api.post("/reports/expected/export?table=weeks", question), 400);
        assertThat(api.post("/reports/expected", json("{'advertiserId':'%s','goal':'nothing','from':'%s','to':'%s'}", shop, today, today)).status()).isIn(400, 404);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void an_experiment_counts_each_visitor_once_in_one_variant_and_does_not_decide_early(Database database) {
        Deal deal = Deal.on(Server.on(database));
        Http api = deal.api();
        JsonNode link = api.post("/links", json("""
                {'campaignId':'%s','partnerId':'%s','status':'active','destinations':[{'url':'https://shop.example/long','weight':1},{'url':'https://shop.example/short','weight':1}]}""",
                deal.campaign(), deal.partner())).is(201).json();
        String experiment = api.post("/experiments", json("""
                {'linkId':'%s','name':'Pages','goal':'sale','variants':[{'name':'long','destinationId':'%s'},{'name':'short','destinationId':'%s'}]}""",
                link.get("id").asText(), link.at("/destinations/0/id").asText(), link.at("/destinations/1/id").asText())).is(201).id();
        assertThat(api.patch("/experiments/" + experiment, json("{'status':'running'}")).is(200).json().get("status").asText()).isEqualTo("running");

        Map<String, Integer> visitors = new HashMap<>();
        Map<String, Integer> buyers = new HashMap<>();
        for (int visitor = 0; visitor < 40; visitor++) {
            JsonNode click = Poll.until(Duration.ofSeconds(10), () -> deal.edge().get("/c/" + link.get("key").asText() + "?format=json").is(200).json(), answer -> answer.has("url"));
            String variant = click.get("url").asText().contains("/long") ? "long" : "short";
            visitors.merge(variant, 1, Integer::sum);
            if (visitor % 4 == 0) {
                deal.sale(click.get("clickId").asText(), "experiment-" + visitor, "50.00");
                buyers.merge(variant, 1, Integer::sum);
            }
        }

        JsonNode readout = Poll.until(Duration.ofSeconds(20), () -> api.get("/experiments/" + experiment + "/readout").is(200).json(),
                told -> told.at("/arms/0/visitors").asInt() + told.at("/arms/1/visitors").asInt() == 40);
        for (JsonNode arm : readout.get("arms")) {
            assertThat(arm.get("visitors").asInt()).as(arm.toString()).isEqualTo(visitors.getOrDefault(arm.get("name").asText(), 0));
            assertThat(arm.get("converted").asInt()).as(arm.toString()).isEqualTo(buyers.getOrDefault(arm.get("name").asText(), 0));
        }
        assertThat(readout.get("verdict").asText()).isEqualTo("not-enough-data");
        JsonNode listed = api.get("/experiments?link=" + link.get("id").asText()).is(200).json().at("/items/0");
        assertThat(listed.at("/ruling/verdict").asText()).as("the list keeps the last look").isEqualTo("not-enough-data");
        assertThat(listed.at("/ruling/at").asText()).isEqualTo(readout.get("through").asText());
        assertThat(api.get("/experiments/" + experiment + "/readout?through=2026-01-01").is(200).json().at("/arms/0/visitors").asInt()).as("nobody had come by then").isZero();
        assertThat(api.get("/experiments/" + experiment + "/readout/export?format=csv").is(200).text()).contains("day,variant,visitors").contains(",long," + visitors.getOrDefault("long", 0));
        BadInputIT.assertProblem(api.get("/experiments/" + experiment + "/readout?through=yesterday"), 400);
        assertThat(api.patch("/experiments/" + experiment, json("{'name':'Other','status':'running'}")).status()).as("what decides is fixed at the start").isEqualTo(409);
        assertThat(api.patch("/experiments/" + experiment, json("{'status':'stopped'}")).is(200).json().get("status").asText()).isEqualTo("stopped");
    }

    /** Student 1908; R: t.test(extra ~ group) has p = 0.07939, interval -3.365 to 0.205. R's help page of power.prop.test: 0.50 against 0.75 at power 0.90 needs 76.7. */
    @ParameterizedTest
    @EnumSource(Database.class)
    void the_calculators_give_published_figures(Database database) {
        Http api = Http.api(Server.on(database));
        JsonNode sleep = api.post("/experiments/evaluate", json("""
                {'metric':'mean','baseline':'1','variants':[{'name':'1','units':10,'sum':7.5,'sumSquares':34.43},{'name':'2','units':10,'sum':23.3,'sumSquares':90.37}]}""")).is(200).json();
        JsonNode told = sleep.at("/comparisons/0");
        assertThat(told.get("difference").asDouble()).isCloseTo(1.58, within(1e-9));
        assertThat(told.get("pValue").asDouble()).isCloseTo(0.07939, within(5e-6));
        assertThat(told.at("/interval/0").asDouble()).isCloseTo(-0.2054832, within(5e-7));
        assertThat(told.at("/interval/1").asDouble()).isCloseTo(3.3654832, within(5e-7));

        JsonNode ratio = api.post("/experiments/evaluate", json("""
                {'metric':'ratio','baseline':'1','variants':[
                 {'name':'1','units':10,'sum':7.5,'sumSquares':34.43,'denominatorSum':10,'denominatorSumSquares':10,'crossSum':7.5},
                 {'name':'2','units':10,'sum':23.3,'sumSquares':90.37,'denominatorSum':10,'denominatorSumSquares':10,'crossSum':23.3}]}""")).is(200).json().at("/comparisons/0");
        assertThat(ratio.get("difference").asDouble()).as("over ones, a ratio is a mean").isCloseTo(1.58, within(1e-9));
        assertThat(ratio.get("pValue").asDouble()).isCloseTo(told.get("pValue").asDouble(), within(1e-9));
        assertThat(ratio.at("/interval/1").asDouble()).isCloseTo(told.at("/interval/1").asDouble(), within(1e-9));

        JsonNode uneven = api.post("/experiments/evaluate", json("""
                {'metric':'binomial','baseline':'A','weights':[9,1],'variants':[{'name':'A','units':9000,'sum':900},{'name':'B','units':1000,'sum':100}]}""")).is(200).json();
        assertThat(uneven.get("verdict").asText()).as("equal rates at 90/10").isIn("no-difference", "not-enough-data");
        assertThat(uneven.at("/comparisons/0/anytimePValue").asDouble()).isGreaterThan(0.5);
        JsonNode better = api.post("/experiments/evaluate", json("""
                {'metric':'binomial','baseline':'A','weights':{'A':90,'B':10},'variants':[{'name':'A','units':90000,'sum':900},{'name':'B','units':10000,'sum':140}]}""")).is(200).json();
        assertThat(better.at("/comparisons/0/anytimePValue").asDouble()).as("the program that Lindon and Malek published gives 0.011555 for 900 and 140 at 90/10").isCloseTo(0.011555399, within(1e-8));
        assertThat(better.at("/comparisons/0/anytimeLift/0").asDouble()).isBetween(0.0, 0.4);
        assertThat(better.get("verdict").asText()).isEqualTo("winner");
        assertThat(uneven.at("/comparisons/0/chanceToWin").asDouble()).isCloseTo(0.5, within(0.02));
        JsonNode brought = api.post("/experiments/evaluate", json("""
                {'metric':'mean','baseline':'A','variants':[{'name':'A','units':100,'sum':400,'sumSquares':4000,'cost':20},{'name':'B','units':100,'sum':500,'sumSquares':5000,'cost':60}]}"""))
                .is(200).json().at("/comparisons/0/incremental");
        assertThat(brought.get("share").asDouble()).isCloseTo(0.2, within(1e-9));
        assertThat(brought.get("iroas").asDouble()).as("100 more for 40 more").isCloseTo(2.5, within(1e-9));
        JsonNode broken = api.post("/experiments/evaluate", json("""
                {'metric':'binomial','baseline':'A','variants':[{'name':'A','units':9000,'sum':900},{'name':'B','units':1000,'sum':300}]}""")).is(200).json();
        assertThat(broken.at("/sampleRatio/mismatch").asBoolean()).isTrue();
        assertThat(broken.get("verdict").asText()).isEqualTo("invalid");

        assertThat(api.post("/experiments/plan", json("{'metric':'binomial','baseline':0.5,'minimumEffect':0.25,'alpha':0.05,'power':0.9,'variants':2}")).is(200).json()
                .get("unitsPerVariant").asLong()).isEqualTo(77);
        List<String> peeked = api.post("/experiments/peek/export?format=csv", json("{'rate':0.1,'unitsPerLook':200,'looks':3,'runs':50,'alpha':0.05,'seed':1}")).is(200).text().lines().toList();
        assertThat(peeked).hasSize(4);
        assertThat(peeked.get(0)).isEqualTo("units,oneLook,everPValue,everAnytime,everVerdict,alpha,runs,seed");
    }

    private static List<Purchase> purchases(YearMonth start) {
        var random = new Random(SEED);
        List<Purchase> purchases = new ArrayList<>();
        long minutes = ChronoUnit.MINUTES.between(start.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant(), Instant.now().minus(1, ChronoUnit.HOURS));
        for (int customer = 0; customer < 30; customer++) {
            for (int bought = 1 + random.nextInt(4); bought > 0; bought--) {
                purchases.add(new Purchase("cohort-" + customer, start.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().plus(random.nextLong(minutes), ChronoUnit.MINUTES),
                        BigDecimal.valueOf(100 + random.nextInt(9_900), 2)));
            }
        }
        return purchases;
    }

    private static void importConversions(Http api, String shop, List<Purchase> purchases) {
        var csv = new StringBuilder("time,goal,customer_id,transaction_id,value,currency\n");
        for (int i = 0; i < purchases.size(); i++) {
            Purchase purchase = purchases.get(i);
            csv.append(purchase.time()).append(",sale,").append(purchase.customer()).append(",order-").append(i).append(',').append(purchase.value().setScale(2, RoundingMode.UNNECESSARY)).append(",EUR\n");
        }
        String id = api.send("POST", "/imports/conversions?advertiserId=" + shop, csv.toString().getBytes(StandardCharsets.UTF_8), "Content-Type", "text/csv").is(202).id();
        JsonNode job = Journeys.finished(api, id);
        assertThat(job.get("accepted").asInt()).as(job.toString()).isEqualTo(purchases.size());
    }

    /** Twenty clicks a day for sixty days; every fifth buys, one to ten days later, if that is not in the future. Sales by the day of their click. */
    private static Map<LocalDate, Integer> clicksAndLateSales(Http api, String shop) {
        var random = new Random(SEED + 1);
        Instant now = Instant.now();
        var csv = new StringBuilder("customer_id,time,channel,interaction\n");
        List<Purchase> sales = new ArrayList<>();
        Map<LocalDate, Integer> soFar = new HashMap<>();
        for (int day = 60; day >= 1; day--) {
            for (int n = 0; n < 20; n++) {
                Instant click = now.minus(day, ChronoUnit.DAYS).plus(random.nextInt(600), ChronoUnit.MINUTES);
                String customer = "late-" + day + "-" + n;
                csv.append(customer).append(',').append(click).append(",email,click\n");
                Instant sale = click.plus(1 + random.nextInt(10), ChronoUnit.DAYS);
                if (n % 5 == 0 && sale.isBefore(now)) {
                    sales.add(new Purchase(customer, sale, BigDecimal.TEN));
                    soFar.merge(LocalDate.ofInstant(click, ZoneOffset.UTC), 1, Integer::sum);
                }
            }
        }
        Journeys.finished(api, Journeys.send(api, shop, csv.toString().getBytes(StandardCharsets.UTF_8), ""));
        importConversions(api, shop, sales);
        return soFar;
    }
}
