package io.plumbline.it;

import static io.plumbline.it.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From a planned campaign to money owed and a figure in a report, over HTTP only. */
class MainJobIT {

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_sale_told_twice_at_every_door_is_one_sale_each_with_its_commission_and_in_the_report_at_once(Database database) {
        Deal deal = Deal.on(Server.on(database));
        Map<String, String> clickOf = new HashMap<>();

        clickOf.put("postback", deal.click());
        twice(() -> deal.edge().get("/postback?click_id=" + clickOf.get("postback") + "&goal=sale&txid=postback&amount=80.00&currency=EUR").is(200).json());

        clickOf.put("rest", deal.click());
        twice(() -> deal.sale(clickOf.get("rest"), "rest", "80.00"));

        clickOf.put("tag", deal.click());
        twice(() -> deal.edge().post("/e", json("""
                {'type':'conversion','advertiser':'%s','clickId':'%s','goal':'sale','txid':'tag','amount':'80.00','currency':'EUR'}""",
                deal.advertiser(), clickOf.get("tag"))).is(202).json().at("/results/0"));

        Http.Answer followed = deal.edge().get("/c/" + deal.key()).is(302);
        clickOf.put("pixel", followed.header("Location").replaceAll(".*click_id=", ""));
        for (int time = 0; time < 2; time++) {
            Http.Answer pixel = deal.edge().get("/px.gif?goal=sale&txid=pixel&amount=80.00&currency=EUR", "Cookie", followed.cookies()).is(200);
            assertThat(pixel.body()).hasSize(43);
        }

        for (String door : clickOf.keySet()) {
            JsonNode sale = deal.conversionOf(door);
            assertThat(sale.get("door").asText()).isEqualTo(door);
            assertThat(sale.get("clickId").asText()).isEqualTo(clickOf.get(door));
            assertThat(sale.get("status").asText()).isEqualTo("pending");
            assertThat(sale.at("/commission/amount").asText()).as("12.5 % of 80.00 at " + door).isEqualTo("10.00");
            assertThat(steps(deal, sale)).contains("dedupe", "evidence", "credit", "rate", "posting");
        }
        assertThat(deal.totals("clicks", "conversions", "sales", "revenue", "payout", "aov").toString()).isEqualTo(json("[4,4,4,'320.00','40.00','80.00']"));
        assertThat(deal.totals("cr").get(0).decimalValue()).isEqualByComparingTo("1");
        assertThat(deal.balance("partner-pending")).isEqualTo("40.00");
        assertBalanced(deal);
        assertAudited(deal);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void fifty_callers_with_the_same_order_record_it_once_and_all_hear_its_id(Database database) {
        Deal deal = Deal.on(Server.on(database));
        String click = deal.click();
        var callers = Executors.newFixedThreadPool(16);
        try {
            List<CompletableFuture<JsonNode>> answers = IntStream.range(0, 50).mapToObj(n -> CompletableFuture.supplyAsync(() -> deal.edge()
                    .get("/postback?click_id=" + click + "&goal=sale&txid=same&amount=10.00").is(200).json(), callers)).toList();

            List<JsonNode> all = answers.stream().map(CompletableFuture::join).toList();

            assertThat(all.stream().map(answer -> answer.get("result").asText()).filter("recorded"::equals)).hasSize(1);
            assertThat(all.stream().map(answer -> answer.get("result").asText()).filter("duplicate"::equals)).hasSize(49);
            assertThat(all.stream().map(answer -> answer.get("conversionId").asText()).distinct()).hasSize(1);
            assertThat(deal.totals("conversions", "revenue").toString()).isEqualTo(json("[1,'10.00']"));
        } finally {
            callers.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void approving_moves_the_commission_to_payable_and_rejecting_or_reversing_takes_it_back(Database database) {
        Deal deal = Deal.on(Server.on(database));
        String kept = deal.sale(deal.click(), "kept", "80.00").get("conversionId").asText();
        String refused = deal.sale(deal.click(), "refused", "40.00").get("conversionId").asText();
        String returned = deal.sale(deal.click(), "returned", "20.00").get("conversionId").asText();
        assertThat(deal.balance("partner-pending")).isEqualTo("17.50");

        decide(deal, kept, "approved").is(200);
        decide(deal, refused, "rejected").is(200);
        decide(deal, returned, "approved").is(200);
        assertThat(deal.balance("partner-pending")).isEqualTo("0.00");
        assertThat(deal.balance("partner-payable")).isEqualTo("12.50");

        decide(deal, returned, "reversed").is(200);
        assertThat(deal.balance("partner-payable")).isEqualTo("10.00");
        assertThat(deal.conversion(returned).at("/commission/amount").asText()).isEqualTo("0.00");
        assertThat(decide(deal, returned, "approved").is(409).json().get("code").asText()).isEqualTo("transition-not-allowed");
        assertThat(deal.totals("conversions", "approvedConversions", "pendingConversions", "payout").toString()).isEqualTo(json("[1,1,0,'10.00']"));
        assertThat(steps(deal, deal.conversion(returned)).stream().filter("posting"::equals).count()).as("corrections are new postings").isGreaterThanOrEqualTo(3);
        assertBalanced(deal);
        assertAudited(deal);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void late_early_unknown_and_future_conversions_are_told_apart(Database database) {
        Deal deal = Deal.on(Server.on(database));
        String click = deal.click();
        Instant clicked = Instant.parse(deal.api().get("/clicks/" + click).is(200).json().get("time").asText());

        JsonNode early = at(deal, click, "before-the-click", clicked.minus(Duration.ofHours(1)));
        assertThat(early.get("result").asText()).isEqualTo("recorded");
        assertThat(early.get("reason").asText()).isEqualTo("before-click");
        assertThat(deal.conversionOf("before-the-click").get("commission").isNull()).isTrue();

        JsonNode skewed = at(deal, click, "clock-of-the-shop", clicked.minus(Duration.ofSeconds(30)));
        assertThat(skewed.get("result").asText()).isEqualTo("recorded");
        assertThat(deal.conversionOf("clock-of-the-shop").at("/commission/amount").asText()).isEqualTo("10.00");

        JsonNode future = at(deal, click, "tomorrow", clicked.plus(Duration.ofDays(1)));
        assertThat(future.get("result").asText()).isEqualTo("rejected");
        assertThat(future.get("status").asInt()).isEqualTo(400);
        assertThat(future.at("/errors/0/code").asText()).isEqualTo("time-in-future");

        assertThat(deal.edge().get("/postback?click_id=" + UUID.randomUUID() + "&goal=sale&txid=nobody").is(404).json().get("result").asText()).isEqualTo("rejected");
        JsonNode unknown = deal.report(json("""
                {'goal':'sale','advertiserId':'%s','clickId':'%s','transactionId':'stray','amount':{'amount':'80.00','currency':'EUR'}}""", deal.advertiser(), UUID.randomUUID()));
        assertThat(unknown.get("result").asText()).isEqualTo("recorded");
        assertThat(unknown.get("reason").asText()).isEqualTo("unknown-click");
        assertThat(deal.conversionOf("stray").get("commission").isNull()).isTrue();
        assertThat(deal.edge().get("/postback?click_id=" + click + "&goal=sale&txid=stray&status=rejected").is(200).json().get("result").asText())
                .as("a state for a known order").isEqualTo("updated");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void calls_are_listed_from_any_day_on(Database database) {
        Deal deal = Deal.on(Server.on(database));
        deal.edge().get("/postback?click_id=" + deal.click() + "&goal=sale&txid=listed&amount=80.00&currency=EUR").is(200);

        for (String from : List.of("1960-01-01", "2026-01-01", Instant.now().minusSeconds(60).toString())) {
            assertThat(deal.api().get("/postbacks?advertiser=" + deal.advertiser() + "&from=" + from).is(200).json().get("items")).as(from).hasSize(1);
        }
        assertThat(deal.api().get("/clicks?link=" + deal.link() + "&from=1960-01-01").is(200).json().get("items")).as("its click, likewise").hasSize(1);
        assertThat(deal.api().get("/postbacks?advertiser=" + deal.advertiser() + "&from=" + Instant.now().plusSeconds(60)).is(200).json().get("items")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_sale_after_the_window_of_its_goal_is_kept_and_earns_nothing(Database database) {
        Deal deal = Deal.on(Server.on(database));
        deal.api().post("/goals", json("{'advertiserId':'%s','key':'lead','kind':'lead','clickWindowDays':0,'viewWindowDays':0}", deal.advertiser())).is(201);

        JsonNode late = deal.report(json("{'goal':'lead','clickId':'%s','transactionId':'late'}", deal.click()));

        assertThat(late.get("result").asText()).isEqualTo("recorded");
        assertThat(late.get("reason").asText()).isEqualTo("outside-click-window");
        assertThat(deal.totals("leads", "payout").toString()).isEqualTo(json("[1,'0.00']"));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void without_an_order_number_a_goal_counts_once_a_click(Database database) {
        Deal deal = Deal.on(Server.on(database));
        String first = deal.click();

        String conversion = deal.edge().get("/postback?click_id=" + first + "&goal=sale&amount=5.00").is(200).json().get("conversionId").asText();
        JsonNode again = deal.edge().get("/postback?click_id=" + first + "&goal=sale&amount=7.00").is(200).json();
        JsonNode other = deal.edge().get("/postback?click_id=" + deal.click() + "&goal=sale&amount=5.00").is(200).json();

        assertThat(again.get("result").asText()).isEqualTo("duplicate");
        assertThat(again.get("conversionId").asText()).isEqualTo(conversion);
        assertThat(other.get("result").asText()).isEqualTo("recorded");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_batch_gets_one_result_each_and_one_bad_conversion_stops_no_other(Database database) {
        Deal deal = Deal.on(Server.on(database));
        String click = deal.click();

        JsonNode results = deal.api().post("/conversions", json("""
                [{'goal':'sale','clickId':'%1$s','transactionId':'a','amount':{'amount':'8.00','currency':'EUR'}},
                 {'goal':'no-such-goal','clickId':'%1$s','transactionId':'b'}, 7, null, {'goal':'sale','clickId':'%1$s','transactionId':'a'},
                 {'goal':'sale','clickId':'%1$s','transactionId':'c','amount':{'amount':'1e999999999','currency':'EUR'}},
                 {'goal':'sale','clickId':'%1$s','transactionId':'d','amount':{'amount':'8.00','currency':'EUR'}}]""", click)).is(207).json();

        assertThat(StreamSupport.stream(results.spliterator(), false).map(result -> result.get("result").asText()))
                .containsExactly("recorded", "rejected", "rejected", "rejected", "duplicate", "rejected", "recorded");
        assertThat(deal.totals("conversions", "revenue").toString()).isEqualTo(json("[2,'16.00']"));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_repeated_post_with_the_same_idempotency_key_gets_the_first_answer(Database database) {
        Deal deal = Deal.on(Server.on(database));
        String key = UUID.randomUUID().toString();
        String partner = json("{'name':'%s twice','type':'publisher','currency':'EUR'}", deal.name());

        Http.Answer first = deal.api().post("/partners", partner, "Idempotency-Key", key).is(201);
        Http.Answer again = deal.api().post("/partners", partner, "Idempotency-Key", key).is(201);
        Http.Answer other = deal.api().post("/partners", partner.replace("twice", "thrice"), "Idempotency-Key", key);

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(other.status()).isBetween(400, 499);
        assertThat(deal.api().get("/partners?text=" + URLEncoder.encode(deal.name(), StandardCharsets.UTF_8)).json().get("items")).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_change_of_an_old_version_is_refused_and_the_present_one_is_accepted(Database database) {
        Deal deal = Deal.on(Server.on(database));
        String path = "/campaigns/" + deal.campaign();
        String read = deal.api().get(path).is(200).header("ETag");

        Http.Answer changed = deal.api().patch(path, json("{'name':'%s winter'}", deal.name()), "If-Match", read).is(200);

        assertThat(deal.api().patch(path, json("{'name':'lost update'}"), "If-Match", read).is(412).json().get("code").asText()).isNotBlank();
        assertThat(deal.api().get(path).json().get("name").asText()).isEqualTo(deal.name() + " winter");
        assertThat(deal.api().patch(path, json("{'status':'paused'}"), "If-Match", changed.header("ETag")).is(200).json().get("status").asText()).isEqualTo("paused");
        assertThat(deal.api().get(path, "If-None-Match", deal.api().get(path).header("ETag")).status()).isEqualTo(304);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void pages_of_a_list_meet_every_item_once_newest_first(Database database) {
        Deal deal = Deal.on(Server.on(database));
        List<String> made = new ArrayList<>(IntStream.range(0, 7).mapToObj(n -> deal.click()).toList());
        List<String> met = new ArrayList<>();
        String cursor = "";

        for (int page = 0; page < 10 && cursor != null; page++) {
            JsonNode piece = deal.api().get("/clicks?link=" + deal.link() + "&limit=3" + cursor).is(200).json();
            piece.get("items").forEach(item -> met.add(item.get("id").asText()));
            cursor = piece.hasNonNull("next") ? "&cursor=" + URLEncoder.encode(piece.get("next").asText(), StandardCharsets.UTF_8) : null;
        }

        Collections.reverse(made);
        assertThat(met).isEqualTo(made);
        assertThat(deal.api().get("/clicks?limit=3&cursor=nonsense").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_look_and_a_prefetch_are_no_clicks(Database database) {
        Deal deal = Deal.on(Server.on(database));

        deal.edge().send("HEAD", "/c/" + deal.key(), null).is(302);
        deal.edge().get("/c/" + deal.key(), "Sec-Purpose", "prefetch").is(302);

        assertThat(deal.totals("clicks").toString()).isEqualTo("[0]");
        String real = deal.click();
        assertThat(deal.totals("clicks").toString()).isEqualTo("[1]");
        assertThat(deal.api().get("/clicks?link=" + deal.link() + "&verdict=valid").json().at("/items/0/id").asText()).isEqualTo(real);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_click_that_cannot_be_taken_goes_down_the_fallback_chain(Database database) {
        Deal deal = Deal.on(Server.on(database));
        String link = "/links/" + deal.link();
        String campaign = "/campaigns/" + deal.campaign();
        deal.api().patch(link, json("{'fallbackUrl':'https://shop.example/instead-of-the-link'}")).is(200);
        deal.api().patch(campaign, json("{'fallbackUrl':'https://shop.example/instead-of-the-campaign'}")).is(200);

        deal.api().patch(link, json("{'status':'paused'}")).is(200);
        assertThat(location(deal)).startsWith("https://shop.example/instead-of-the-link");
        deal.api().patch(link, json("{'fallbackUrl':null}")).is(200);
        assertThat(location(deal)).startsWith("https://shop.example/instead-of-the-campaign");
        deal.api().patch(campaign, json("{'fallbackUrl':null}")).is(200);
        assertThat(location(deal)).startsWith("https://shop.example/");
        deal.api().patch(link, json("{'status':'active'}")).is(200);
        assertThat(location(deal)).startsWith("https://shop.example/landing?click_id=");

        Http.Answer unknown = deal.edge().get("/c/no-such-link").is(404);
        assertThat(unknown.header("Content-Type")).startsWith("text/html");
        assertThat(deal.totals("clicks").toString()).as("fallbacks are no clicks").isEqualTo("[1]");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void macros_are_filled_in_and_encoded_and_the_click_id_is_added_once(Database database) {
        Deal deal = Deal.on(Server.on(database));
        String key = deal.linkTo("https://shop.example/p?id={clickid}&s={sub1}&src={source}&u={utm_campaign}&none={sub9}");

        Http.Answer answer = deal.edge().get("/c/" + key + "?sub1=a%26b%3Dc%20d&src=mail%2Fnews&format=json").is(200);

        String click = answer.json().get("clickId").asText();
        assertThat(answer.json().get("url").asText()).startsWith("https://shop.example/p?id=" + click + "&s=a%26b%3Dc%20d&src=mail%2Fnews&")
                .doesNotContain("click_id=").doesNotContain("{");
        JsonNode item = deal.api().get("/clicks/" + click).is(200).json();
        assertThat(item.get("sub1").asText()).isEqualTo("a&b=c d");
        assertThat(item.get("source").asText()).isEqualTo("mail/news");
        assertThat(item.get("campaign").asText()).isEqualTo(deal.campaign());
        assertThat(item.get("verdict").asText()).isEqualTo("valid");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_destination_given_by_the_caller_stays_on_the_domains_of_the_shop(Database database) {
        Deal deal = Deal.on(Server.on(database));

        assertThat(deal.edge().get("/c/" + deal.key() + "?url=" + encoded("https://www.shop.example/deep?x=1")).is(302).header("Location"))
                .startsWith("https://www.shop.example/deep?x=1&click_id=");
        for (String foreign : List.of("//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "https:evil.example",
                "https://shop.example@evil.example", "https://shop.example.evil.example", "https://evilshop.example", "data:text/html,x", "https://shop.example\\@evil.example")) {
            Http.Answer refused = deal.edge().get("/c/" + deal.key() + "?format=json&url=" + encoded(foreign)).is(400);
            assertThat(refused.json().get("code").asText()).as(foreign).isEqualTo("destination-not-allowed");
        }
        assertThat(deal.totals("clicks").toString()).as("nothing half done").isEqualTo("[1]");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void an_impression_is_a_small_picture_and_counts_once_each(Database database) {
        Deal deal = Deal.on(Server.on(database));

        for (int view = 0; view < 3; view++) {
            Http.Answer picture = deal.edge().get("/i/" + deal.key() + ".gif").is(200);
            assertThat(picture.body()).hasSize(43).startsWith("GIF89a".getBytes(StandardCharsets.US_ASCII));
            assertThat(picture.header("Cache-Control")).contains("no-store");
        }
        deal.click();

        assertThat(deal.totals("impressions", "clicks").toString()).isEqualTo("[3,1]");
        assertThat(deal.totals("ctr").get(0).decimalValue()).isBetween(new BigDecimal("0.333"), new BigDecimal("0.334"));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void the_tag_is_small_and_the_product_tells_what_it_is(Database database) {
        Server server = Server.on(database);
        Http open = Http.open(server);

        assertThat(open.get("/tag.js", "Accept-Encoding", "gzip").is(200).body().length).isLessThan(5_000);
        JsonNode status = open.get("/api/v1/status").is(200).json();
        assertThat(status.get("status").asText()).isEqualTo("UP");
        assertThat(status.get("database").asText()).containsIgnoringCase(database == Database.H2 ? "H2" : "PostgreSQL");
        assertThat(open.get("/openapi").is(200).text()).contains("/api/v1/conversions");
        List<String> metrics = new ArrayList<>();
        JsonNode registry = Http.api(server).get("/metrics-registry").is(200).json();
        (registry.has("items") ? registry.get("items") : registry.isArray() ? registry : registry.get("metrics")).forEach(metric -> metrics.add(metric.get("key").asText()));
        assertThat(metrics).contains(("impressions clicks uniqueClicks invalidClicks conversions pendingConversions approvedConversions leads sales installs revenue "
                + "cost payout profit ctr cr cpc cpm cpl cpa cps cpi roas roi epc aov approvalRate").split(" "));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void every_dimension_of_the_contract_adds_up_to_the_same_total(Database database) {
        Deal deal = Deal.on(Server.on(database));
        deal.sale(deal.click(), "one", "80.00");
        deal.sale(deal.click(), "two", "40.00");
        deal.click();

        for (String dimension : ("date hour week month advertiser campaign channel partner link creative destination sub1 sub10 source placement keyword "
                + "country device os browser goal status verdict").split(" ")) {
            JsonNode answer = deal.api().post("/reports/query", json("""
                    {%s,'timeZone':'Asia/Kathmandu','currency':'EUR','dimensions':['%s'],'metrics':['clicks','conversions','revenue','payout'],
                     'filters':[{'dimension':'campaign','op':'in','values':['%s']}]}""", Deal.period(), dimension, deal.campaign())).is(200).json();
            assertThat(answer.get("totals").toString()).as(dimension).isEqualTo(json("[3,2,'120.00','15.00']"));
            BigDecimal revenue = BigDecimal.ZERO;
            long clicks = 0;
            for (JsonNode row : answer.get("rows")) {
                clicks += row.get(1).asLong();
                revenue = revenue.add(new BigDecimal(row.get(3).asText()));
            }
            assertThat(clicks).as(dimension).isEqualTo(3);
            assertThat(revenue).as(dimension).isEqualByComparingTo("120");
        }
    }

    private static void twice(Supplier<JsonNode> telling) {
        JsonNode first = telling.get();
        JsonNode second = telling.get();
        assertThat(first.get("result").asText()).isEqualTo("recorded");
        assertThat(second.get("result").asText()).isEqualTo("duplicate");
        assertThat(second.get("conversionId")).isEqualTo(first.get("conversionId"));
    }

    private static JsonNode at(Deal deal, String click, String transaction, Instant time) {
        return deal.report(json("""
                {'goal':'sale','clickId':'%s','transactionId':'%s','amount':{'amount':'80.00','currency':'EUR'},'occurredAt':'%s'}""", click, transaction, time));
    }

    private static Http.Answer decide(Deal deal, String conversion, String status) {
        return deal.api().patch("/conversions/" + conversion, json("{'status':'%s','reason':'checked with the shop'}", status));
    }

    private static String location(Deal deal) {
        return deal.edge().get("/c/" + deal.key()).is(302).header("Location");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> steps(Deal deal, JsonNode conversion) {
        JsonNode trace = deal.api().get("/conversions/" + conversion.get("id").asText() + "/trace").is(200).json();
        return StreamSupport.stream(trace.get("steps").spliterator(), false).map(step -> step.get("name").asText()).toList();
    }

    /** Every posting about the campaign's conversions has two legs of the same sum, a debit and a credit. */
    private static void assertBalanced(Deal deal) {
        Map<String, BigDecimal> sums = new HashMap<>();
        var subjects = new HashSet<String>();
        deal.api().get("/conversions?limit=100&campaign=" + deal.campaign()).is(200).json().get("items").forEach(item -> subjects.add(item.get("id").asText()));
        for (JsonNode account : deal.api().get("/ledger/accounts").is(200).json().get("items")) {
            if (Stream.of(deal.partner(), deal.advertiser()).anyMatch(account.get("owner").asText()::equals)) {
                for (JsonNode leg : deal.api().get("/ledger/postings?limit=100&account=" + account.get("id").asText()).is(200).json().get("items")) {
                    assertThat(subjects).contains(leg.get("subjectId").asText());
                    BigDecimal amount = new BigDecimal(leg.at("/amount/amount").asText());
                    sums.merge(leg.get("postingId").asText(), leg.get("side").asText().equals("debit") ? amount : amount.negate(), BigDecimal::add);
                }
            }
        }
        assertThat(sums).isNotEmpty().allSatisfy((posting, sum) -> assertThat(sum).as(posting).isEqualByComparingTo("0"));
    }

    static void assertAudited(Deal deal) {
        JsonNode checks = deal.api().get("/audit").is(200).json().get("checks");
        assertThat(checks).isNotEmpty().allSatisfy(check -> assertThat(check.get("status").asText()).as(check.toString()).isEqualTo("ok"));
    }
}
