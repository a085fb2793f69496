package io.plumbline.it;

import static io.plumbline.it.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Invalid traffic: marked, kept, never paid; judged anew when somebody approves it, once, with books that still balance. */
class TrafficIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0";
    private static final String EVIL = BROWSER + " EvilBrowser/";

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_click_of_a_crawler_and_its_sale_are_kept_and_counted_apart_and_paid_to_nobody(Database database) {
        Deal deal = Deal.on(Server.on(database));

        String crawled = click(deal, deal.key(), "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)");
        String visited = click(deal, deal.key(), BROWSER);
        JsonNode unpaid = deal.conversion(deal.sale(crawled, "crawled", "80.00").get("conversionId").asText());
        JsonNode paid = deal.conversion(deal.sale(visited, "visited", "80.00").get("conversionId").asText());

        JsonNode click = deal.api().get("/clicks/" + crawled).is(200).json();
        assertThat(click.get("verdict").asText() + ":" + click.get("reason").asText()).isEqualTo("invalid:declared-crawler");
        assertThat(unpaid.get("verdict").asText()).isEqualTo("invalid");
        assertThat(unpaid.path("commission").isMissingNode() || unpaid.get("commission").isNull()).isTrue();
        assertThat(paid.at("/commission/amount").asText()).isEqualTo("10.00");
        assertThat(deal.totals("clicks", "invalidClicks", "conversions", "invalidConversions", "revenue", "payout").toString()).isEqualTo(json("[1,1,1,1,'80.00','10.00']"));

        deal.api().patch("/conversions/" + unpaid.get("id").asText(), json("{'status':'approved'}")).is(200);
        assertThat(deal.balance("partner-payable")).as("approved, and still nobody's money").isEqualTo("0.00");
        MainJobIT.assertAudited(deal);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_draft_is_tried_decided_once_and_its_adjustments_can_be_taken_back(Database database) throws Exception {
        Deal deal = Deal.on(Server.on(database));
        String paidPerClick = paidPerClick(deal);
        for (int i = 0; i < 3; i++) {
            sell(deal, deal.key(), EVIL + i, "evil" + i);
            sell(deal, paidPerClick, EVIL + "c" + i, "evil-paid" + i);
        }
        sell(deal, deal.key(), BROWSER + " good", "good");
        String[] metrics = {"clicks", "invalidClicks", "uniqueClicks", "conversions", "invalidConversions", "revenue", "payout"};
        String before = deal.totals(metrics).toString();
        assertThat(before).isEqualTo(json("[7,0,7,7,0,'700.00','88.10']"));

        int strict = draft(deal, json("{'advertisers':{'%s':{'userAgents':['evilbrowser']}},'note':'strict'}", deal.advertiser()));
        String trial = trial(deal, strict);
        JsonNode proposed = until(deal, trial, "proposed");
        assertThat(proposed.get("lookedAt").asInt()).isEqualTo(7);
        assertThat(sum(proposed, "clicksInvalid")).isEqualTo(6);
        assertThat(sum(proposed, "conversionsInvalid")).isEqualTo(6);
        assertThat(proposed.get("sums").findValuesAsText("partnerId")).hasSize(2).contains(deal.partner());
        assertThat(deal.totals(metrics).toString()).as("nothing changes by trying").isEqualTo(before);

        assertThat(atOnce(6, () -> decide(deal, trial, true).status())).containsOnlyOnce(200).containsOnly(200, 409);
        JsonNode applied = until(deal, trial, "applied");
        assertThat(applied.get("applied").asInt()).isEqualTo(12);
        assertThat(deal.totals(metrics).toString()).isEqualTo(json("[1,6,1,1,6,'100.00','12.50']"));
        JsonNode items = deal.api().get("/clicks?advertiser=" + deal.advertiser() + "&verdict=invalid").is(200).json().get("items");
        assertThat(items).hasSize(6).allSatisfy(click -> assertThat(click.get("reason").asText()).isEqualTo("blocked-user-agent"));
        MainJobIT.assertAudited(deal);

        String back = trial(deal, draft(deal, json("{'advertisers':{},'note':'back'}")));
        until(deal, back, "proposed");
        decide(deal, back, true).is(200);
        until(deal, back, "applied");
        assertThat(deal.totals(metrics).toString()).isEqualTo(before);
        MainJobIT.assertAudited(deal);

        String refused = trial(deal, strict);
        until(deal, refused, "proposed");
        decide(deal, refused, false).is(200);
        assertThat(decide(deal, refused, true).status()).isEqualTo(409);
        assertThat(deal.totals(metrics).toString()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_list_is_read_before_it_is_kept_and_decides_when_it_is_used(Database database) {
        Deal deal = Deal.on(Server.on(database));
        String agent = "Grabber" + UUID.randomUUID().toString().substring(0, 8);
        assertThat(verdict(deal, click(deal, deal.key(), agent))).isEqualTo("valid");

        assertThat(upload(deal, "crawlers", "(broken\nMozilla\n").is(400).json().get("errors")).hasSize(2);
        assertThat(upload(deal, "places", "no database").is(400).json().get("code").asText()).isEqualTo("list-malformed");
        String list = upload(deal, "crawlers", "crawler\t" + agent + "\n").is(201).id();
        assertThat(verdict(deal, click(deal, deal.key(), agent))).as("kept, not used").isEqualTo("valid");

        int version = deal.api().post("/traffic/lists/crawlers/activate", json("{'id':'%s'}", list)).is(200).json().get("version").asInt();
        Poll.until(PATIENCE, () -> verdict(deal, click(deal, deal.key(), agent)), "invalid"::equals);
        assertThat(deal.api().send("DELETE", "/traffic/lists/" + list, null).status()).isEqualTo(409);
        assertThat(deal.api().get("/traffic/rules/" + version).is(200).json().get("status").asText()).isEqualTo("active");

        deal.api().post("/traffic/lists/crawlers/activate", json("{'id':null}")).is(200);
        Poll.until(PATIENCE, () -> verdict(deal, click(deal, deal.key(), agent)), "valid"::equals);
    }

    /** Answered at once, and stored a moment after: a busy machine may take longer for that than a sale would wait. */
    private static String click(Deal deal, String key, String agent) {
        String click = deal.edge().get("/c/" + key + "?format=json", "User-Agent", agent).is(200).json().get("clickId").asText();
        Poll.until(PATIENCE, () -> deal.api().get("/clicks/" + click), answer -> answer.status() == 200);
        return click;
    }

    private static String verdict(Deal deal, String click) {
        return deal.api().get("/clicks/" + click).is(200).json().get("verdict").asText();
    }

    private static void sell(Deal deal, String key, String agent, String transaction) {
        assertThat(deal.sale(click(deal, key, agent), transaction, "100.00").get("result").asText()).isEqualTo("recorded");
    }

    /** Another partner of the campaign, who gets 20 cents a click and the same share of the sales. */
    private static String paidPerClick(Deal deal) {
        String partner = deal.api().post("/partners", json("{'name':'%s per click','type':'affiliate','currency':'EUR','status':'active'}", deal.name())).is(201).id();
        deal.api().post("/agreements", json("""
                {'campaignId':'%s','partnerId':'%s','effectiveFrom':'2020-01-01','holdDays':0,'rates':[{'pricing':'cps','goal':'sale','percent':'12.5'},
                {'pricing':'cpc','amount':{'amount':'0.20','currency':'EUR'}}]}""", deal.campaign(), partner)).is(201);
        return Deal.link(deal.api(), deal.campaign(), partner, "https://shop.example/paid").get("key").asText();
    }

    private static int draft(Deal deal, String rules) {
        return deal.api().post("/traffic/rules", rules).is(201).json().get("version").asInt();
    }

    private static String trial(Deal deal, int rules) {
        Instant now = Instant.now();
        return deal.api().post("/traffic/trials", json("{'rules':%s,'from':'%s','to':'%s','advertiserId':'%s'}", rules, now.minusSeconds(86_400), now.plusSeconds(3_600),
                deal.advertiser())).is(202).id();
    }

    private static JsonNode until(Deal deal, String trial, String status) {
        return Poll.until(PATIENCE, () -> deal.api().get("/traffic/trials/" + trial).is(200).json(),
                answer -> answer.get("status").asText().equals(status) || answer.get("status").asText().equals("failed"));
    }

    private static Http.Answer decide(Deal deal, String trial, boolean approve) {
        return deal.api().post("/traffic/trials/" + trial + "/decision", json("{'approve':%s,'note':'decided'}", approve));
    }

    private static int sum(JsonNode trial, String what) {
        int sum = 0;
        for (JsonNode partner : trial.get("sums")) {
            sum += partner.get(what).asInt();
        }
        return sum;
    }

    private static Http.Answer upload(Deal deal, String kind, String list) {
        return deal.api().send("POST", "/traffic/lists/" + kind + "?name=test", list.getBytes(StandardCharsets.UTF_8), "Content-Type", "text/plain");
    }

    private static List<Integer> atOnce(int callers, Callable<Integer> call) throws InterruptedException, ExecutionException {
        ExecutorService crowd = Executors.newFixedThreadPool(callers);
        try {
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : crowd.invokeAll(java.util.Collections.nCopies(callers, call))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            crowd.shutdownNow();
        }
    }
}
