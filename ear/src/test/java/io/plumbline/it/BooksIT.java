package io.plumbline.it;

import static io.plumbline.it.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The books from outside: postings by hand, a closed month, and an export from which somebody else gets the same balances. */
class BooksIT {

    private static Server server;
    private static Deal deal;

    @BeforeAll
    static void somethingIsOwed() {
        server = Server.on(Database.H2);
        deal = Deal.on(server);
        deal.sale(deal.click(), "books-1", "80.00");
        deal.sale(deal.click(), "books-2", "33.33");
    }

    /** Long before anything else was posted: a closed month is closed for every test. */
    @Test
    void a_month_is_closed_once_and_what_comes_later_about_it_is_posted_on_the_first_open_day() {
        String early = UUID.randomUUID().toString();
        JsonNode first = adjust(early, "2001-01-20", "10.00");
        assertThat(first.at("/items/0/eventDate").asText()).isEqualTo("2001-01-20");
        assertThat(adjust(early, "2001-01-20", "10.00")).isEqualTo(first);
        BadInputIT.assertProblem(deal.api().post("/ledger/adjustments", adjustment(early, "2001-01-20", "10.01")), 409);

        JsonNode closed = deal.api().send("POST", "/ledger/periods/2001-01/close", null).is(200).json();
        assertThat(closed.get("state").asText()).isEqualTo("closed");
        assertThat(deal.api().send("POST", "/ledger/periods/2001-01/close", null).is(200).json()).isEqualTo(closed);
        BadInputIT.assertProblem(deal.api().send("POST", "/ledger/periods/2099-01/close", null), 409);

        JsonNode late = adjust(UUID.randomUUID().toString(), "2001-01-21", "1.00").at("/items/0");
        assertThat(late.get("eventDate").asText() + " " + late.get("accountingDate").asText()).isEqualTo("2001-01-21 2001-02-01");
        JsonNode then = deal.api().get("/ledger/trial-balance?date=2001-01-31&advertiser=" + deal.advertiser()).is(200).json();
        assertThat(then.get("since").asText()).isEqualTo("2001-01");
        assertThat(then.at("/totals/0/debits/amount").asText()).isEqualTo("10.00");
        assertThat(deal.api().get("/audit-trail?subjectType=ledger-period").is(200).text()).contains("2001-01");
    }

    /** It reads everything there is: whoever asks for it is told where to look. */
    @Test
    void a_run_of_the_self_audit_begins_at_once_and_tells_what_it_found_when_it_is_done() {
        Http.Answer begun = deal.api().send("POST", "/audit/runs", null).is(202);
        assertThat(begun.json().get("status").asText()).isIn("running", "ok");
        assertThat(begun.header("Location")).endsWith("/audit/runs/" + begun.json().get("id").asText());
        JsonNode done = Poll.until(Duration.ofSeconds(60), () -> deal.api().get("/audit/runs/" + begun.json().get("id").asText()).is(200).json(),
                run -> !run.get("status").asText().equals("running"));
        assertThat(done.get("occasion").asText()).isEqualTo("request");
        assertThat(done.get("checks").findValuesAsText("name")).contains("ledger-balanced", "profit-recounted");
        assertThat(deal.api().get("/audit/runs?limit=100").is(200).json().get("items").findValuesAsText("id")).contains(begun.json().get("id").asText());
        BadInputIT.assertProblem(deal.api().get("/audit/runs/" + UUID.randomUUID()), 404);
    }

    @Test
    void where_two_are_asked_for_a_posting_by_hand_waits_for_another_person() {
        Http other = Http.api(deal.server(), deal.api().post("/api-keys", json("{'name':'books %s','scopes':['approver']}", UUID.randomUUID())).is(201).json().get("key").asText());
        deal.api().send("PUT", "/ledger/adjustments/policy", "{\"secondPerson\":true}".getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json").is(200);
        try {
            String reference = UUID.randomUUID().toString();
            JsonNode waiting = deal.api().post("/ledger/adjustments", adjustment(reference, "2026-01-06", "7.00")).is(202).json();
            String path = "/ledger/adjustments/" + waiting.get("id").asText();
            assertThat(deal.api().post(path + "/approve", "{}").is(409).json().get("code").asText()).isEqualTo("own-proposal");
            assertThat(other.post(path + "/approve", json("{'reason':'seen'}")).is(200).json().get("state").asText()).isEqualTo("posted");
            BadInputIT.assertProblem(other.post(path + "/refuse", json("{'reason':'too late'}")), 409);
            assertThat(deal.api().get("/ledger/adjustments?state=posted").is(200).text()).contains(reference);
            assertThat(deal.api().get("/audit-trail?subjectType=adjustment").is(200).text()).contains("propose", "approve", reference);
        } finally {
            deal.api().send("PUT", "/ledger/adjustments/policy", "{\"secondPerson\":false}".getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json").is(200);
        }
    }

    @Test
    void an_independent_sum_over_the_exported_postings_is_the_trial_balance() throws Exception {
        String day = "2099-12-31";
        byte[] file = deal.api().get("/ledger/export?from=2000-01-01&to=" + day + "&advertiser=" + deal.advertiser()).is(200).body();
        String[] lines = new String(file, StandardCharsets.UTF_8).split("\r\n");
        Map<String, BigDecimal[]> sums = new TreeMap<>();
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 1; i < lines.length; i++) {
            // No cell of these postings holds a comma.
            String[] cells = lines[i].split(",", -1);
            assertThat(cells).hasSize(lines[0].split(",").length);
            BigDecimal amount = new BigDecimal(cells[4]);
            sums.computeIfAbsent(cells[11] + " " + cells[12], account -> zeros())[0] = sums.get(cells[11] + " " + cells[12])[0].add(amount);
            sums.computeIfAbsent(cells[13] + " " + cells[14], account -> zeros())[1] = sums.get(cells[13] + " " + cells[14])[1].add(amount);
            total = total.add(amount);
        }
        Map<String, String> counted = new TreeMap<>();
        sums.forEach((account, sides) -> counted.put(account, sides[0].setScale(2) + " " + sides[1].setScale(2)));

        JsonNode told = deal.api().get("/ledger/trial-balance?date=" + day + "&advertiser=" + deal.advertiser()).is(200).json();
        Map<String, String> theirs = new TreeMap<>();
        told.get("rows").forEach(row -> theirs.put(row.get("kind").asText() + " " + row.get("owner").asText(), row.at("/debits/amount").asText() + " " + row.at("/credits/amount").asText()));
        assertThat(counted).isNotEmpty().isEqualTo(theirs);
        assertThat(told.get("balanced").asBoolean()).isTrue();

        String[] control = deal.api().get("/ledger/export/control?from=2000-01-01&to=" + day + "&advertiser=" + deal.advertiser()).is(200).text().split("\r\n")[1].split(",");
        assertThat(control[3]).isEqualTo(String.valueOf(lines.length - 1));
        assertThat(new BigDecimal(control[4])).isEqualByComparingTo(total);
        assertThat(control[5]).isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file)));
    }

    @Test
    void an_account_is_called_what_the_chart_says_and_a_formula_runs_nowhere() {
        chart(json("{'entries':[{'kind':'partner-payable','account':'1600'},{'kind':'partner-payable','owner':'%s','account':'=71001'},"
                + "{'kind':'commission-cost','owner':'%s','account':'4760','costCentre':'SHOP'}]}", deal.partner(), deal.advertiser()));
        adjust(UUID.randomUUID().toString(), "2026-01-05", "5.00");
        String file = deal.api().get("/ledger/export?month=2026-01&advertiser=" + deal.advertiser()).is(200).text();
        assertThat(file).contains("2026-01-05,2026-01-05,4760,'=71001,5.00,EUR,SHOP,Corrected by hand");
        chart(json("{'entries':[]}"));
    }

    @Test
    void the_audit_trail_is_a_chain_that_fits() {
        JsonNode told = deal.api().get("/audit-trail/verify").is(200).json();
        assertThat(told.get("intact").asBoolean()).as(told.toString()).isTrue();
        assertThat(told.get("entries").asLong()).isGreaterThan(5);
    }

    @Test
    void a_budget_tells_what_is_spent_and_committed_and_can_be_made_to_stop() {
        String id = deal.campaign();
        deal.api().patch("/campaigns/" + id, json("{'budget':{'amount':'100.00','currency':'EUR','period':'total'}}")).is(200);
        JsonNode told = deal.api().get("/budgets/" + id).is(200).json();
        assertThat(told.at("/pending/amount").asText()).as("12.5 % of 80.00 and of 33.33").isEqualTo("14.17");
        assertThat(told.at("/spent/amount").asText()).isEqualTo("0.00");
        assertThat(told.at("/left/amount").asText()).isEqualTo("85.83");
        assertThat(told.at("/profit/amount").asText()).isEqualTo("99.16");
        assertThat(told.get("stop").asText()).isEqualTo("soft");
        assertThat(deal.api().send("POST", "/budgets/" + id + "/hard-stop", null).is(200).json().get("stop").asText()).isEqualTo("hard");
        assertThat(deal.api().get("/caps?subjectId=" + id).is(200).json().at("/items/0/limit").decimalValue()).as("what was promised before the cap does not fill it").isEqualByComparingTo("85.83");
        assertThat(deal.api().get("/budgets?advertiser=" + deal.advertiser()).is(200).json().get("items")).hasSize(1);
    }

    private static void chart(String entries) {
        deal.api().send("PUT", "/ledger/chart", entries.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json").is(200);
    }

    private static BigDecimal[] zeros() {
        return new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO};
    }

    private static JsonNode adjust(String reference, String day, String amount) {
        return deal.api().post("/ledger/adjustments", adjustment(reference, day, amount)).is(200).json();
    }

    private static String adjustment(String reference, String day, String amount) {
        return json("""
                {'reference':'%s','day':'%s','debit':{'kind':'commission-cost','owner':'%s'},'credit':{'kind':'partner-payable','owner':'%s'},
                 'amount':{'amount':'%s','currency':'EUR'},'advertiser':'%s','reason':'Corrected by hand'}""", reference, day, deal.advertiser(), deal.partner(), amount, deal.advertiser());
    }
}
