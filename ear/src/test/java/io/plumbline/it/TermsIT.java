package io.plumbline.it;

import static io.plumbline.it.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The worked examples of the trade, and terms on their way to being agreed, through REST. */
class TermsIT {

    private static Server server;

    @BeforeAll
    static void aServer() {
        server = Server.on(Database.H2);
    }

    @Test
    void four_six_and_eight_percent_on_five_hundred_are_twenty_eight() {
        Deal deal = agreed("'rates':[{'pricing':'cps','tiers':[{'from':0,'percent':'4'},{'from':200,'percent':'6'},{'from':400,'percent':'8'}]}],'holdDays':30");
        List.of("150.00", "49.99", "0.01", "300.00").forEach(amount -> deal.sale(deal.click(), UUID.randomUUID().toString(), amount));
        assertThat(deal.balance("partner-pending")).isEqualTo("28.00");
    }

    @Test
    void a_retroactive_tier_from_ten_pays_all_twenty_and_falls_back_with_a_reversal() {
        Deal deal = agreed("'rates':[{'pricing':'cpa','tierMode':'all','tiers':[{'from':1,'amount':{'amount':'1.00','currency':'EUR'}},{'from':10,'amount':{'amount':'1.50','currency':'EUR'}}]}],'holdDays':30");
        for (int i = 0; i < 20; i++) {
            deal.sale(deal.click(), "order-" + i, "10.00");
        }
        assertThat(deal.balance("partner-pending")).isEqualTo("30.00");
        for (int i = 0; i < 11; i++) {
            deal.api().patch("/conversions/" + deal.conversionOf("order-" + i).get("id").asText(), json("{'status':'rejected','reason':'returned'}")).is(200);
        }
        assertThat(deal.balance("partner-pending")).isEqualTo("9.00");
    }

    @Test
    void january_locks_on_28_february_and_is_paid_on_20_march() {
        Deal deal = agreed("'rates':[{'pricing':'cps','percent':'10'}],'locking':{'months':1,'day':28},'payment':{'months':2,'day':20}");
        deal.api().post("/coupons", json("{'advertiserId':'%s','code':'WINTER','campaignId':'%s','partnerId':'%s'}", deal.advertiser(), deal.campaign(), deal.partner())).is(201);
        JsonNode told = deal.report(json("{'goal':'sale','advertiserId':'%s','transactionId':'winter','couponCode':'WINTER','occurredAt':'2026-01-31T22:59:59Z','amount':{'amount':'80.00','currency':'EUR'}}",
                deal.advertiser()));
        JsonNode rate = step(deal, told.get("conversionId").asText(), "rate");
        assertThat(rate.at("/facts/locksOn").asText()).isEqualTo("2026-02-28");
        assertThat(rate.at("/facts/dueOn").asText()).isEqualTo("2026-03-20");
        JsonNode later = deal.report(json("{'goal':'sale','advertiserId':'%s','transactionId':'a second later','couponCode':'WINTER','occurredAt':'2026-01-31T23:00:00Z','amount':{'amount':'80.00','currency':'EUR'}}",
                deal.advertiser()));
        JsonNode february = step(deal, later.get("conversionId").asText(), "rate");
        assertThat(february.at("/facts/locksOn").asText()).as("in Berlin it is February").isEqualTo("2026-03-28");
        assertThat(february.at("/facts/dueOn").asText()).isEqualTo("2026-04-20");
        deal.api().post("/agreements", json("{'campaignId':'%s','partnerId':'%s','effectiveFrom':'2090-01-01','rates':[{'pricing':'cps','percent':'1'}],'locking':{'months':1,'day':29}}",
                deal.campaign(), deal.partner())).is(400);
        String alone = "{'campaignId':'%s','partnerId':'%s','effectiveFrom':'2091-01-01','rates':[{'pricing':'cps','percent':'1'}],'locking':{'day':%d}}";
        assertThat(deal.api().post("/agreements", json(alone, deal.campaign(), deal.partner(), 28)).is(400).text()).contains("day-may-drift");
        deal.api().post("/agreements", json(alone, deal.campaign(), deal.partner(), 27)).is(201);
    }

    @Test
    void lines_of_a_basket_are_paid_by_rates_of_their_own_and_the_trace_says_so() {
        Deal deal = agreed("'rates':[{'pricing':'cps','percent':'10'},{'pricing':'cps','percent':'20','when':{'sku':['A-1']}},{'pricing':'cpa','amount':{'amount':'1.50','currency':'EUR'},'when':{'category':['books']}}]");
        JsonNode told = deal.report(json("""
                {'goal':'sale','clickId':'%s','transactionId':'basket','amount':{'amount':'100.00','currency':'EUR'},'items':[
                  {'sku':'A-1','quantity':1,'amount':{'amount':'40.00','currency':'EUR'}},{'sku':'B-7','quantity':2,'category':'books','amount':{'amount':'10.00','currency':'EUR'}}]}""", deal.click()));
        // 20 % of 40.00, two books, 10 % of the rest.
        assertThat(deal.conversion(told.get("conversionId").asText()).at("/commission/amount").asText()).isEqualTo("16.00");
        assertThat(step(deal, told.get("conversionId").asText(), "rate").toString()).contains("A-1 × 1: rate 2", "B-7 × 2: rate 3", "the rest: rate 1");
        deal.report(sale(click(deal, "", "curl/8"), ""));
        deal.report(sale(click(deal, "", "curl/8"), ",'items':[{'sku':'A-1','quantity':3,'amount':{'amount':'1.00','currency':'EUR'}}]"));
        JsonNode all = deal.api().get("/conversions?campaign=" + deal.campaign()).is(200).json().get("items");
        assertThat(all).extracting(one -> one.get("items").findValuesAsText("sku") + " " + one.get("items").findValuesAsText("quantity")).as("newest first, each with its own")
                .containsExactly("[A-1] [3]", "[] []", "[A-1, B-7] [1, 2]");
    }

    @Test
    void the_more_specific_promise_pays_and_the_trace_names_those_that_lost() {
        Deal deal = agreed("'rates':[{'pricing':'cps','percent':'10'},{'pricing':'cps','percent':'11','when':{'device':['mobile']}},{'pricing':'cps','percent':'12','when':{'newCustomer':true}},"
                + "{'pricing':'cps','percent':'13','when':{'coupon':['PLUM']}},{'pricing':'cps','percent':'14','when':{'sub':{'sub1':['mail']}}},"
                + "{'pricing':'cps','percent':'16','when':{'device':['mobile'],'sub':{'sub1':['mail']}}},{'pricing':'cps','percent':'17','when':{'country':['AQ']}},{'pricing':'cps','percent':'18','when':{'group':['nobody']}}]");
        deal.api().post("/coupons", json("{'advertiserId':'%s','code':'PLUM','campaignId':'%s','partnerId':'%s'}", deal.advertiser(), deal.campaign(), deal.partner())).is(201);
        String phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1";
        // Who was never seen to buy is a new customer, unless the shop knows better.
        String known = ",'newCustomer':false";
        assertThat(paid(deal, click(deal, "", "curl/8"), known)).isEqualTo("10.00");
        assertThat(paid(deal, click(deal, "", phone), known)).isEqualTo("11.00");
        assertThat(paid(deal, click(deal, "", "curl/8"), ",'newCustomer':true")).isEqualTo("12.00");
        assertThat(paid(deal, click(deal, "", "curl/8"), known + ",'couponCode':'PLUM'")).isEqualTo("13.00");
        assertThat(paid(deal, click(deal, "&sub1=mail", "curl/8"), known)).isEqualTo("14.00");
        JsonNode both = deal.report(sale(click(deal, "&sub1=mail", phone), known));
        assertThat(deal.conversion(both.get("conversionId").asText()).at("/commission/amount").asText()).isEqualTo("16.00");
        assertThat(step(deal, both.get("conversionId").asText(), "rate").toString()).contains("16 %", "11 %", "14 %", "17 %", "18 %");
    }

    @Test
    void a_hybrid_a_bonus_and_a_referral_each_add_their_part_and_go_back_with_a_reversal() {
        Deal friend = Deal.on(server);
        Deal deal = agreed("'rates':[{'pricing':'hybrid','amount':{'amount':'2.00','currency':'EUR'},'percent':'3'},{'pricing':'bonus','tiers':[{'from':2,'amount':{'amount':'5.00','currency':'EUR'}}]}],"
                + "'holdDays':30,'referral':{'partnerId':'" + friend.partner() + "','percent':'10'}");
        deal.sale(deal.click(), "h1", "100.00");
        assertThat(deal.balance("partner-pending")).as("2.00 and 3 % of 100.00").isEqualTo("5.00");
        deal.sale(deal.click(), "h2", "50.00");
        assertThat(deal.balance("partner-pending")).as("3.50 more, and the bonus of two").isEqualTo("13.50");
        assertThat(friend.balance("partner-pending")).as("10 % of 5.00 and of 3.50").isEqualTo("0.85");
        deal.api().patch("/conversions/" + deal.conversionOf("h2").get("id").asText(), json("{'status':'rejected','reason':'returned'}")).is(200);
        assertThat(deal.balance("partner-pending")).isEqualTo("5.00");
        assertThat(friend.balance("partner-pending")).isEqualTo("0.50");
    }

    @Test
    void each_condition_pays_where_it_holds_and_is_named_among_the_losers_where_it_does_not() {
        String phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1";
        String known = ",'newCustomer':false";
        Deal country = conditioned("'country':['US']");
        decides(country, visit(country, "", "X-Country", "US"), visit(country, "", "X-Country", "FR"), known, known);
        Deal device = conditioned("'device':['mobile']");
        decides(device, click(device, "", phone), click(device, "", "curl/8"), known, known);
        Deal customer = conditioned("'newCustomer':true");
        decides(customer, customer.click(), customer.click(), ",'newCustomer':true", known);
        Deal sub = conditioned("'sub':{'sub1':['mail']}");
        decides(sub, click(sub, "&sub1=mail", "curl/8"), click(sub, "&sub1=blog", "curl/8"), known, known);
        Deal coupon = conditioned("'coupon':['PLUMS']");
        coupon.api().post("/coupons", json("{'advertiserId':'%s','code':'PLUMS','campaignId':'%s','partnerId':'%s'}", coupon.advertiser(), coupon.campaign(), coupon.partner())).is(201);
        decides(coupon, coupon.click(), coupon.click(), known + ",'couponCode':'plums'", known);
        for (String line : List.of("sku", "category")) {
            Deal basket = conditioned("'" + line + "':['shoes']");
            decides(basket, basket.click(), basket.click(), items(line, "shoes"), items(line, "hats"));
        }
        String gold = "gold-" + UUID.randomUUID().toString().substring(0, 8);
        Deal group = conditioned("'group':['" + gold + "']");
        String before = group.click();
        JsonNode outside = rate(group, before, known);
        group.api().post("/partner-groups", json("{'key':'%s','name':'Gold'}", gold)).is(201);
        group.api().patch("/partners/" + group.partner(), json("{'group':'%s'}", gold)).is(200);
        assertThat(rate(group, group.click(), known).at("/facts/rate").asText()).contains("20 %");
        assertThat(outside.at("/facts/rate").asText()).contains("10 %");
        assertThat(outside.toString()).contains("20 %");
    }

    /** Ten percent, and twenty where it holds. */
    private static Deal conditioned(String when) {
        return agreed("'rates':[{'pricing':'cps','percent':'10'},{'pricing':'cps','percent':'20','when':{" + when + "}}]");
    }

    private static String items(String what, String value) {
        return ",'newCustomer':false,'items':[{'" + (what.equals("sku") ? "sku':'" + value + "'" : "sku':'A-1','category':'" + value + "'") + ",'quantity':1,'amount':{'amount':'100.00','currency':'EUR'}}]";
    }

    private static void decides(Deal deal, String fits, String misses, String fitting, String missing) {
        JsonNode won = rate(deal, fits, fitting);
        JsonNode lost = rate(deal, misses, missing);
        assertThat(won.at("/facts/rate").asText()).as(won.toString()).contains("20 %");
        assertThat(won.toString()).as("the general promise lost").contains("10 %");
        assertThat(lost.at("/facts/rate").asText()).as(lost.toString()).contains("10 %").doesNotContain("20 %");
        assertThat(lost.toString()).as("and the one whose condition does not hold is named").contains("20 %");
    }

    private static JsonNode rate(Deal deal, String click, String more) {
        return step(deal, deal.report(sale(click, more)).get("conversionId").asText(), "rate");
    }

    private static String visit(Deal deal, String more, String header, String value) {
        return deal.edge().get("/c/" + deal.key() + "?format=json" + more, "User-Agent", "curl/8", header, value).is(200).json().get("clickId").asText();
    }

    private static String click(Deal deal, String more, String agent) {
        return deal.edge().get("/c/" + deal.key() + "?format=json" + more, "User-Agent", agent).is(200).json().get("clickId").asText();
    }

    private static String sale(String click, String more) {
        return json("{'goal':'sale','clickId':'%s','transactionId':'%s','amount':{'amount':'100.00','currency':'EUR'}%s}", click, UUID.randomUUID(), more.replace('\'', '"'));
    }

    private static String paid(Deal deal, String click, String more) {
        return deal.conversion(deal.report(sale(click, more)).get("conversionId").asText()).at("/commission/amount").asText();
    }

    @Test
    void a_net_percentage_leaves_out_the_tax_and_shipping_that_the_basket_tells() {
        Deal deal = agreed("'rates':[{'pricing':'cps','percent':'10','base':'net','less':['tax','shipping']}]");
        JsonNode told = deal.report(json("""
                {'goal':'sale','clickId':'%s','transactionId':'net','amount':{'amount':'119.00','currency':'EUR'},'items':[
                  {'sku':'A-1','quantity':1,'amount':{'amount':'95.00','currency':'EUR'}},{'sku':'VAT','category':'tax','amount':{'amount':'19.00','currency':'EUR'}},
                  {'sku':'parcel','category':'shipping','amount':{'amount':'5.00','currency':'EUR'}}]}""", deal.click()));
        assertThat(deal.conversion(told.get("conversionId").asText()).at("/commission/amount").asText()).isEqualTo("9.50");
    }

    @Test
    void parts_said_beside_the_amount_are_no_base_of_a_net_percentage_and_renewals_stay_with_who_won_the_subscription() {
        Deal deal = agreed("'rates':[{'pricing':'cps','percent':'10','base':'net'},{'pricing':'cps','percent':'5','base':'net','when':{'renewals':1}}]");
        String sale = "{'goal':'sale',%s,'transactionId':'%s','amount':{'amount':'119.00','currency':'EUR'},'tax':{'amount':'19.00','currency':'EUR'},'subscriptionId':'S-%s'}";
        JsonNode first = deal.report(json(sale, json("'clickId':'%s'", deal.click()), "first", deal.campaign()));
        assertThat(deal.conversion(first.get("conversionId").asText()).at("/commission/amount").asText()).isEqualTo("10.00");
        assertThat(deal.conversion(first.get("conversionId").asText()).at("/tax/amount").asText()).isEqualTo("19.00");
        JsonNode renewal = deal.conversion(deal.report(json(sale, json("'advertiserId':'%s'", deal.advertiser()), "second", deal.campaign())).get("conversionId").asText());
        assertThat(renewal.get("evidence").asText() + " " + renewal.get("renewal") + " " + renewal.at("/commission/amount").asText()).isEqualTo("renewal 1 5.00");
        JsonNode more = deal.conversion(deal.report(json(sale, json("'advertiserId':'%s'", deal.advertiser()), "third", deal.campaign())).get("conversionId").asText());
        assertThat(more.get("reason").asText()).isEqualTo("no-rate");
        String odd = json(sale, json("'clickId':'%s'", deal.click()), "odd", deal.campaign()).replace("\"19.00\"", "\"119.01\"");
        assertThat(deal.api().post("/conversions", odd).is(207).json().get(0).get("reason").asText()).isEqualTo("amount-parts-exceed");
    }

    @Test
    void a_back_test_of_the_terms_of_today_changes_nothing_and_of_double_the_percentage_doubles() {
        Deal deal = agreed("'rates':[{'pricing':'cps','percent':'10'}]");
        deal.sale(deal.click(), "one", "80.00");
        deal.sale(deal.click(), "two", "20.00");
        String month = YearMonth.now(ZoneOffset.UTC).toString();
        JsonNode same = tried(deal, "10", month);
        assertThat(same.at("/paid/amount").asText()).isEqualTo("10.00");
        assertThat(same.at("/difference/amount").asText()).isEqualTo("0.00");
        JsonNode twice = tried(deal, "20", month);
        assertThat(twice.at("/wouldPay/amount").asText()).isEqualTo("20.00");
        assertThat(twice.get("counted").asInt()).isEqualTo(2);
        assertThat(deal.balance("partner-pending")).isEqualTo("10.00");
    }

    @Test
    void where_a_second_person_is_asked_for_exactly_one_other_approves_and_terms_of_before_stay() throws Exception {
        Deal deal = agreed("'rates':[{'pricing':'cps','percent':'10'}]");
        Http one = Http.api(server, key("approver"));
        Http other = Http.api(server, key("finance"));
        policy(deal, json("{'secondPerson':true,'backTest':false}"));
        try {
            JsonNode proposal = deal.api().post("/agreements", json("{'campaignId':'%s','partnerId':'%s','effectiveFrom':'2021-01-01','rates':[{'pricing':'cps','percent':'25'}]}",
                    deal.campaign(), deal.partner())).is(202).json();
            String id = proposal.get("id").asText();
            assertThat(proposal.get("state").asText()).isEqualTo("proposed");
            assertThat(deal.api().post("/agreements/proposals/" + id + "/approve", "{}").is(409).json().get("code").asText()).isEqualTo("own-proposal");
            deal.sale(deal.click(), "before", "100.00");
            List<Integer> answers = atOnce(() -> one.post("/agreements/proposals/" + id + "/approve", "{}").status(), () -> other.post("/agreements/proposals/" + id + "/approve", "{}").status());
            assertThat(answers).containsExactlyInAnyOrder(200, 409);
            deal.sale(deal.click(), "after", "100.00");
            assertThat(deal.conversionOf("before").at("/commission/amount").asText()).isEqualTo("10.00");
            assertThat(deal.conversionOf("after").at("/commission/amount").asText()).isEqualTo("25.00");
            String terms = "/agreements/terms?campaign=" + deal.campaign() + "&partner=" + deal.partner();
            assertThat(deal.api().get(terms).is(200).json().at("/rates/0/percent").asText()).isEqualTo("25");
            assertThat(deal.api().get(terms + "&at=2025-06-01").is(200).json().at("/rates/0/percent").asText()).isEqualTo("10");
            assertThat(deal.api().get(terms + "&at=2019-06-01").status()).isEqualTo(404);
        } finally {
            policy(deal, json("{'secondPerson':false,'backTest':false}"));
        }
    }

    @Test
    void what_is_refused_or_withdrawn_never_applies() {
        Deal deal = agreed("'rates':[{'pricing':'cps','percent':'10'}]");
        String terms = json("{'terms':{'campaignId':'%s','partnerId':'%s','effectiveFrom':'2090-01-01','rates':[{'pricing':'cps','percent':'25'}]}}", deal.campaign(), deal.partner());
        String id = deal.api().post("/agreements/proposals", terms).is(201).id();
        assertThat(deal.api().post("/agreements/proposals/" + id + "/propose", "{}").is(200).json().get("state").asText()).isEqualTo("scheduled");
        deal.api().get("/agreements/" + id).is(200);
        assertThat(deal.api().post("/agreements/proposals/" + id + "/withdraw", json("{'reason':'thought again'}")).is(200).json().get("state").asText()).isEqualTo("withdrawn");
        deal.api().get("/agreements/" + id).is(404);
        assertThat(deal.api().get("/agreements/terms?campaign=" + deal.campaign() + "&partner=" + deal.partner() + "&at=2091-01-01").is(200).json().at("/rates/0/percent").asText()).isEqualTo("10");
        assertThat(deal.api().get("/agreements/" + id + "/acceptances").status()).isEqualTo(404);
    }

    private static void policy(Deal deal, String policy) {
        deal.api().send("PUT", "/agreements/policy", policy.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json").is(200);
    }

    /** Under terms of its own, which follow those every deal begins with. */
    private static Deal agreed(String terms) {
        Deal deal = Deal.on(server);
        deal.api().post("/agreements", json("{'campaignId':'%s','partnerId':'%s','effectiveFrom':'2020-01-02'," + terms.replace("%", "%%") + "}", deal.campaign(), deal.partner())).is(201);
        return deal;
    }

    private static JsonNode tried(Deal deal, String percent, String month) {
        return deal.api().post("/agreements/back-test", json("{'terms':{'campaignId':'%s','partnerId':'%s','effectiveFrom':'2090-01-01','rates':[{'pricing':'cps','percent':'%s'}]},'from':'%s','to':'%s'}",
                deal.campaign(), deal.partner(), percent, month, month)).is(200).json();
    }

    private static JsonNode step(Deal deal, String conversion, String name) {
        for (JsonNode step : deal.api().get("/conversions/" + conversion + "/trace").is(200).json().get("steps")) {
            if (step.get("name").asText().equals(name)) {
                return step;
            }
        }
        throw new AssertionError("no step " + name);
    }

    private static String key(String role) {
        return Http.api(server).post("/api-keys", json("{'name':'terms %s','scopes':['%s']}", UUID.randomUUID(), role)).is(201).json().get("key").asText();
    }

    @SafeVarargs
    private static <T> List<T> atOnce(Callable<T>... work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.length);
        try {
            List<T> answers = new java.util.ArrayList<>();
            for (var answer : threads.invokeAll(List.of(work))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}
