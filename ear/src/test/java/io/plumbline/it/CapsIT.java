package io.plumbline.it;

import static io.plumbline.it.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Caps hold to the last slot, whoever comes at the same time, over HTTP only. */
class CapsIT {

    private static final Duration STORED = Duration.ofSeconds(30);
    /** Two seconds are promised; a machine that compiles meanwhile may be late. */
    private static final Duration HEARD = Duration.ofSeconds(30);

    @ParameterizedTest
    @EnumSource(Database.class)
    void as_many_sales_are_paid_as_every_cap_has_room_for(Database database) {
        Deal deal = Deal.on(Server.on(database));
        String payout = cap(deal, "campaign", deal.campaign(), "payout", "250.00");
        String count = cap(deal, "link", deal.link(), "conversions", "30");
        List<String> clicks = new ArrayList<>();
        IntStream.range(0, 60).forEach(n -> clicks.add(deal.click()));

        together(60, n -> deal.sale(clicks.get(n), "order-" + n, "80.00"));

        List<JsonNode> sales = items(deal, "/conversions?campaign=" + deal.campaign() + "&limit=100");
        assertThat(sales).hasSize(60);
        assertThat(sales.stream().filter(sale -> sale.at("/commission/amount").asText().equals("10.00"))).as("250.00 at 10.00 each").hasSize(25);
        assertThat(sales.stream().filter(sale -> sale.path("reason").asText().equals("capped"))).hasSize(35);
        assertThat(used(deal, payout)).isEqualTo(250);
        assertThat(used(deal, count)).as("what found no room elsewhere holds nothing here").isEqualTo(25);
        assertThat(deal.balance("partner-pending")).isEqualTo("250.00");

        String paid = sales.stream().filter(sale -> sale.at("/commission/amount").asText().equals("10.00")).findFirst().orElseThrow().get("id").asText();
        deal.api().patch("/conversions/" + paid, json("{'status':'rejected','reason':'returned'}")).is(200);
        assertThat(used(deal, payout)).isEqualTo(240);
        // A server knows within half a second that there is room again.
        Poll.until(STORED, () -> deal.edge().get("/c/" + deal.key()).is(302).header("Location"), location -> !location.equals("https://shop.example/"));
        deal.sale(deal.click(), "next", "80.00");
        assertThat(deal.conversionOf("next").at("/commission/amount").asText()).as("room that came back is used").isEqualTo("10.00");
        assertThat(deal.api().patch("/conversions/" + paid, json("{'status':'approved','reason':'kept after all'}")).is(409).json().get("code").asText()).isEqualTo("cap-exhausted");
        MainJobIT.assertAudited(deal);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void as_many_clicks_count_as_there_are_slots_and_the_others_go_down_the_fallback_chain(Database database) {
        Deal deal = Deal.on(Server.on(database));
        String cap = cap(deal, "link", deal.link(), "clicks", "40");
        AtomicInteger home = new AtomicInteger();

        together(160, n -> {
            String location = deal.edge().get("/c/" + deal.key()).is(302).header("Location");
            home.addAndGet(location.equals("https://shop.example/") ? 1 : 0);
        });
        // The last slots are leased one by one; whoever comes then finds what is left.
        Poll.until(STORED, () -> {
            home.addAndGet(deal.edge().get("/c/" + deal.key()).is(302).header("Location").equals("https://shop.example/") ? 1 : 0);
            return counted(deal);
        }, valid -> valid >= 40);

        together(16, n -> assertThat(deal.edge().get("/c/" + deal.key()).is(302).header("Location")).isEqualTo("https://shop.example/"));
        assertThat(home.get()).isPositive();
        assertThat(counted(deal)).isEqualTo(40);
        assertThat(used(deal, cap)).isEqualTo(40);
        assertThat(items(deal, "/clicks?link=" + deal.link() + "&verdict=fallback").get(0).get("reason").asText()).isEqualTo("capped");
        MainJobIT.assertAudited(deal);
    }

    @Test
    void two_servers_on_one_database_share_the_slots_also_when_one_of_them_is_killed() {
        Server first = Server.on(Database.POSTGRESQL);
        try (Server second = Server.beside(first)) {
            Deal deal = Deal.on(first);
            Http other = Http.open(second);
            int before = clicksUntilHeard(deal, other);
            String cap = cap(deal, "campaign", deal.campaign(), "clicks", "300");
            // The other server goes by it at once: without that, all of these would count and none would hold a slot.
            together(30, n -> other.get("/c/" + deal.key()).is(302));
            assertHeardOfNextDoor(deal, other);
            assertSoldNextDoor(deal, other);
            String agreed = agreedBeforeCapsCounted(deal, first);

            together(150, n -> (n % 2 == 0 ? deal.edge() : other).get("/c/" + deal.key()).is(302));
            second.kill9();
            together(40, n -> deal.edge().get("/c/" + deal.key()).is(302));
            second.restart();
            assertThat(items(deal, "/caps?subject=agreement&subjectId=" + agreed)).as("taken up at the start").singleElement()
                    .satisfies(taken -> assertThat(taken.get("of").asText()).isEqualTo("conversions"));
            int valid = Poll.until(Duration.ofMinutes(4), () -> {
                together(8, n -> (n % 2 == 0 ? deal.edge() : other).get("/c/" + deal.key()).is(302));
                return counted(deal);
            }, count -> count >= before + 300);

            assertThat(valid).isEqualTo(before + 300);
            together(20, n -> (n % 2 == 0 ? deal.edge() : other).get("/c/" + deal.key()).is(302));
            assertThat(counted(deal)).isEqualTo(before + 300);
            assertThat(used(deal, cap)).isEqualTo(300);
            MainJobIT.assertAudited(deal);
        }
    }

    /** @return how many clicks it took until the other server knew the link; each of them that was taken is stored */
    private static int clicksUntilHeard(Deal deal, Http other) {
        Poll.until(STORED, () -> other.get("/c/" + deal.key()).status(), status -> status == 302);
        return Poll.until(STORED, () -> counted(deal), count -> count > 0);
    }

    /** What one server is told, the other does within two seconds. */
    private static void assertHeardOfNextDoor(Deal deal, Http other) {
        JsonNode link = Deal.link(deal.api(), deal.campaign(), deal.partner(), "https://shop.example/before");
        String way = "/c/" + link.get("key").asText();
        Poll.until(HEARD, () -> other.get(way).status(), status -> status == 302);
        deal.api().patch("/links/" + link.get("id").asText(), json("{'destinations':[{'url':'https://shop.example/after','weight':1}]}")).is(200);
        long changed = System.nanoTime();
        Poll.until(HEARD, () -> other.get(way).is(302).header("Location"), location -> location.startsWith("https://shop.example/after"));
        System.out.printf("a change reached the other server after %d ms%n", Duration.ofNanos(System.nanoTime() - changed).toMillis());
        deal.api().patch("/links/" + link.get("id").asText(), json("{'status':'paused'}")).is(200);
        Poll.until(HEARD, () -> other.get(way).is(302).header("Location"), location -> location.equals("https://shop.example/"));
    }

    /** A sale that one server hears of while the click is still on the other's disk waits for it; a machine that compiles meanwhile may let it wait in vain once. */
    private static void assertSoldNextDoor(Deal deal, Http other) {
        int atOnce = 0;
        for (int n = 0; n < 10; n++) {
            String click = other.get("/c/" + deal.key() + "?format=json").is(200).json().get("clickId").asText();
            String postback = "/postback?click_id=" + click + "&goal=sale&txid=next-door-" + n + "&amount=80.00&currency=EUR";
            Http.Answer told = deal.edge().get(postback);
            atOnce += told.status() == 200 ? 1 : 0;
            Http.Answer last = told.status() == 200 ? told : Poll.until(STORED, () -> deal.edge().get(postback), answer -> answer.status() == 200);
            assertThat(last.json().get("result").asText()).as(last.text()).isEqualTo("recorded");
        }
        assertThat(atOnce).as("of ten").isGreaterThan(5);
        assertThat(deal.balance("partner-pending")).as("twelve and a half per cent of ten sales").isEqualTo("100.00");
    }

    /** The id of an agreement whose caps stand on paper only. */
    private static String agreedBeforeCapsCounted(Deal deal, Server server) {
        String partner = deal.api().post("/partners", json("{'name':'Old hand','type':'affiliate','currency':'EUR','status':'active'}")).is(201).id();
        String agreement = deal.api().post("/agreements", json("""
                {'campaignId':'%s','partnerId':'%s','effectiveFrom':'2020-01-01','holdDays':0,'rates':[{'pricing':'cps','percent':'10'}],
                 'caps':[{'of':'conversions','period':'daily','limit':'5'}]}""", deal.campaign(), partner)).is(201).id();
        try (var connection = java.sql.DriverManager.getConnection(server.jdbcUrl(), Postgres.USER, "embedded");
                var forget = connection.prepareStatement("delete from campaign.cap where subject_id = cast(? as uuid)")) {
            forget.setString(1, agreement);
            assertThat(forget.executeUpdate()).isEqualTo(1);
        } catch (java.sql.SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return agreement;
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void clicks_are_paid_as_far_as_a_cap_on_payout_has_room_and_counted_all_the_same(Database database) {
        Deal deal = Deal.on(Server.on(database));
        String partner = deal.api().post("/partners", json("{'name':'Paid by click','type':'affiliate','currency':'EUR','status':'active'}")).is(201).id();
        deal.api().post("/agreements", json("{'campaignId':'%s','partnerId':'%s','effectiveFrom':'2020-01-01','holdDays':0,'rates':[{'pricing':'cpc','amount':{'amount':'0.30','currency':'EUR'}}]}",
                deal.campaign(), partner)).is(201);
        String key = Deal.link(deal.api(), deal.campaign(), partner, "https://shop.example/paid").get("key").asText();
        String cap = deal.api().post("/caps", json("{'subject':'partner','subjectId':'%s','of':'payout','period':'total','limit':'2.00','traffic':'keep'}", partner)).is(201).id();

        // Each with a user agent of its own, so that each is another visitor's.
        together(20, n -> deal.edge().get("/c/" + key, "User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:1" + (100 + n) + ".0) Gecko/20100101 Firefox/1" + (100 + n) + ".0").is(302));
        List<JsonNode> clicks = Poll.until(STORED, () -> items(deal, "/clicks?partner=" + partner + "&limit=100"), all -> all.size() == 20);

        assertThat(clicks).allSatisfy(click -> assertThat(click.get("verdict").asText()).isEqualTo("valid"));
        assertThat(clicks.stream().filter(click -> "capped".equals(click.path("reason").asText()))).as("2.00 at 0.30 each are six").hasSize(14);
        assertThat(deal.api().get("/caps/" + cap).is(200).json().get("used").decimalValue()).isEqualByComparingTo("1.80");
        assertThat(deal.totals("clicks", "payout").toString()).isEqualTo(json("[20,'1.80']"));
        MainJobIT.assertAudited(deal);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_reached_cap_on_money_or_results_sends_clicks_to_the_fallback_until_there_is_room_again(Database database) {
        Deal deal = Deal.on(Server.on(database));
        String partner = deal.api().post("/partners", json("{'name':'Paid until it is reached','type':'affiliate','currency':'EUR','status':'active'}")).is(201).id();
        deal.api().post("/agreements", json("{'campaignId':'%s','partnerId':'%s','effectiveFrom':'2020-01-01','holdDays':0,'rates':[{'pricing':'cpc','amount':{'amount':'0.30','currency':'EUR'}}]}",
                deal.campaign(), partner)).is(201);
        String key = Deal.link(deal.api(), deal.campaign(), partner, "https://shop.example/paid?earns={payout}").get("key").asText();
        String cap = cap(deal, "partner", partner, "payout", "0.70");
        List<String> locations = new ArrayList<>();

        Poll.until(STORED, () -> {
            String agent = "Mozilla/5.0 (X11; Linux x86_64; rv:1" + (100 + locations.size()) + ".0) Gecko/20100101 Firefox/1" + (100 + locations.size()) + ".0";
            locations.add(deal.edge().get("/c/" + key, "User-Agent", agent).is(302).header("Location"));
            return locations.get(locations.size() - 1);
        }, location -> location.equals("https://shop.example/"));

        assertThat(locations.get(0)).startsWith("https://shop.example/paid?earns=0.30&click_id=");
        JsonNode away = Poll.until(STORED, () -> items(deal, "/clicks?partner=" + partner + "&verdict=fallback"), found -> !found.isEmpty()).get(0);
        assertThat(away.get("reason").asText()).isEqualTo("capped");
        assertThat(deal.api().get("/clicks/" + away.get("id").asText() + "/trace").is(200).text()).contains("The total cap on payout of the partner is reached");
        assertThat(deal.api().get("/caps/" + cap).is(200).json().get("used").decimalValue()).as("0.10 is less than a click").isEqualByComparingTo("0.60");

        deal.api().patch("/caps/" + cap, json("{'limit':'0.90'}")).is(200);
        assertThat(deal.edge().get("/c/" + key).is(302).header("Location")).startsWith("https://shop.example/paid");
        MainJobIT.assertAudited(deal);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_link_routes_by_its_conditions_passes_the_rest_to_its_default_and_never_runs_in_circles(Database database) {
        Deal deal = Deal.on(Server.on(database));
        JsonNode link = deal.api().post("/links", json("""
                {'campaignId':'%s','status':'active','destinations':[
                 {'url':'https://shop.example/mail','name':'mail','priority':1,'when':{'all':[{'on':'utm_source','op':'starts-with','values':['mail']}],
                  'any':[{'on':'sub1','values':['a']},{'on':'browser','op':'is-not','values':['firefox']}]}},
                 {'url':'https://shop.example/rest','name':'rest','priority':2}]}""", deal.campaign())).is(201).json();
        String to = "/c/" + link.get("key").asText();

        assertThat(location(deal, to + "?utm_source=Mailing&sub1=a")).startsWith("https://shop.example/mail?click_id=");
        assertThat(location(deal, to + "?utm_source=social")).startsWith("https://shop.example/rest?click_id=");
        JsonNode tried = deal.api().post("/links/" + link.get("id").asText() + "/route", json("{'params':{'utm_source':'mail','sub1':'b'},'browser':'Firefox'}")).is(200).json();
        assertThat(tried.at("/destination/name").asText()).isEqualTo("rest");
        assertThat(tried.at("/losers/0").asText()).startsWith("mail: condition not met");

        String circle = deal.api().post("/links", json("{'campaignId':'%s','status':'active','destinations':[{'url':'%s'}]}", deal.campaign(), link.get("url").asText())).is(201).json()
                .get("url").asText();
        assertThat(deal.api().patch("/links/" + link.get("id").asText(), json("{'destinations':[{'url':'%s'}]}", circle)).is(400).json().get("code").asText())
                .isEqualTo("fallback-loop");
        assertThat(deal.api().get("/destination-health?link=" + link.get("id").asText()).is(200).json().get("items")).hasSize(2);
    }

    private static String location(Deal deal, String path) {
        return deal.edge().get(path).is(302).header("Location");
    }

    private static String cap(Deal deal, String subject, String id, String of, String limit) {
        return deal.api().post("/caps", json("{'subject':'%s','subjectId':'%s','of':'%s','period':'total','limit':'%s'}", subject, id, of, limit)).is(201).id();
    }

    private static int used(Deal deal, String cap) {
        return deal.api().get("/caps/" + cap).is(200).json().get("used").asInt();
    }

    private static int counted(Deal deal) {
        return items(deal, "/clicks?campaign=" + deal.campaign() + "&verdict=valid&limit=1000").size();
    }

    private static List<JsonNode> items(Deal deal, String path) {
        List<JsonNode> items = new ArrayList<>();
        deal.api().get(path).is(200).json().get("items").forEach(items::add);
        return items;
    }

    private static void together(int calls, IntConsumer call) {
        ExecutorService callers = Executors.newFixedThreadPool(16);
        try {
            IntStream.range(0, calls).mapToObj(n -> CompletableFuture.runAsync(() -> call.accept(n), callers)).toList().forEach(CompletableFuture::join);
        } finally {
            callers.shutdownNow();
        }
    }
}
