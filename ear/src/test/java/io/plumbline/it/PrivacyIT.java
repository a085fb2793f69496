package io.plumbline.it;

import static io.plumbline.it.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is kept of whom, from the first click to the request to be forgotten. */
class PrivacyIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static JsonNode click(Deal deal, Http.Answer redirect) {
        String id = redirect.header("Location").replaceFirst(".*click_id=([0-9a-f-]{36}).*", "$1");
        return Poll.until(PATIENCE, () -> deal.api().get("/clicks/" + id), answer -> answer.status() == 200).json();
    }

    private static String consent(Deal deal, JsonNode click) {
        return deal.api().get("/clicks/" + click.get("id").asText() + "/trace").is(200).json().at("/steps/0/facts/consent").asText();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void without_consent_nothing_is_put_on_the_device_and_click_ids_are_not_kept(Database database) {
        Deal deal = Deal.on(Server.on(database));
        String path = "/c/" + deal.key() + "?gclid=Cj0Secret&sub1=a&email=jane@mail.example";

        Http.Answer refused = deal.edge().get(path + "&gdpr=1&gdpr_consent=" + ConsentString.of(7), "Cookie", "pl_vid=0123456789abcdef0123456789abcdef").is(302);
        Http.Answer silent = deal.edge().get(path + "&gdpr=1").is(302);
        Http.Answer broken = deal.edge().get(path + "&gdpr=1&gdpr_consent=" + ConsentString.of(1, 7).substring(0, 25)).is(302);
        Http.Answer granted = deal.edge().get(path + "&gdpr=1&gdpr_consent=" + ConsentString.of(1, 7)).is(302);
        Http.Answer objecting = deal.edge().get(path, "Sec-GPC", "1").is(302);

        for (Http.Answer without : List.of(refused, silent, broken)) {
            assertThat(without.cookies()).doesNotContain("pl_vid").doesNotContain("pl_click");
            assertThat(click(deal, without).get("params").has("gclid")).isFalse();
        }
        String renamed = deal.linkTo("https://shop.example/?g={gclid}");
        Http.Answer handedOn = deal.edge().get("/c/" + renamed + "?gclid=Cj0Secret&gdpr=1").is(302);
        assertThat(handedOn.header("Location")).as("in this very request it may be handed on").contains("g=Cj0Secret");
        assertThat(click(deal, handedOn).toString()).doesNotContain("Cj0Secret");
        assertThat(granted.cookies()).contains("pl_vid");
        assertThat(click(deal, granted).at("/params/gclid").asText()).isEqualTo("Cj0Secret");
        assertThat(objecting.cookies()).as("GPC leaves the first party alone").contains("pl_vid");
        assertThat(click(deal, objecting).get("params").has("gclid")).isFalse();
        assertThat(click(deal, granted).get("params").has("email")).isFalse();
        assertThat(consent(deal, click(deal, refused))).isEqualTo("tcf-no-storage");
        assertThat(consent(deal, click(deal, silent))).isEqualTo("gdpr-no-signal");
        assertThat(consent(deal, click(deal, broken))).isEqualTo("tcf-invalid (tcf-malformed)");
        assertThat(consent(deal, click(deal, granted))).isEqualTo("tcf-granted");
        assertThat(consent(deal, click(deal, objecting))).isEqualTo("gpc");
        assertThat(Poll.until(PATIENCE, () -> deal.totals("clicks"), totals -> totals.get(0).asLong() == 6)).isNotNull();
    }

    @Test
    void a_pixel_reads_no_cookie_where_that_is_not_allowed() {
        Deal deal = Deal.on(Server.on(Database.H2));
        Http.Answer followed = deal.edge().get("/c/" + deal.key()).is(302);
        click(deal, followed);

        deal.edge().get("/px.gif?goal=sale&txid=asked&amount=80.00&currency=EUR&gdpr=1&advertiser=" + deal.advertiser(), "Cookie", followed.cookies()).is(200);
        deal.edge().get("/px.gif?goal=sale&txid=free&amount=80.00&currency=EUR&gdpr=0", "Cookie", followed.cookies()).is(200);

        assertThat(deal.conversionOf("asked").get("clickId").isNull()).isTrue();
        assertThat(deal.conversionOf("free").get("clickId").isNull()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_coupon_credits_its_partner_and_the_trace_names_every_rung(Database database) {
        Deal deal = Deal.on(Server.on(database));
        deal.api().post("/coupons", json("{'advertiserId':'%s','code':'Autumn24','campaignId':'%s','partnerId':'%s'}", deal.advertiser(), deal.campaign(), deal.partner())).is(201);

        JsonNode sale = deal.report(json("{'goal':'sale','advertiserId':'%s','customerId':'somebody new','transactionId':'coupon-1','couponCode':'AUTUMN24','amount':{'amount':'80.00','currency':'EUR'}}",
                deal.advertiser()));

        JsonNode steps = deal.api().get("/conversions/" + sale.get("conversionId").asText() + "/trace").is(200).json().get("steps");
        JsonNode evidence = null;
        for (JsonNode step : steps) {
            evidence = step.get("name").asText().equals("evidence") ? step : evidence;
        }
        assertThat(evidence.get("outcome").asText()).isEqualTo("coupon");
        assertThat(evidence.get("losers").toString()).contains("click id", "customer-id", "email", "visitor: not asked");
        assertThat(steps.toString()).as("a code is redeemed with the sale, and nobody is too fast for that").doesNotContain("too-fast");
        assertThat(deal.conversionOf("coupon-1").at("/commission/amount").asText()).isEqualTo("10.00");
        assertThat(deal.conversionOf("coupon-1").get("partner").asText()).isEqualTo(deal.partner());

        deal.edge().get("/postback?advertiser=" + deal.advertiser() + "&goal=sale&customer_id=another&txid=coupon-2&amount=80.00&coupon=autumn24").is(200);
        deal.edge().post("/e", json("{'type':'conversion','advertiser':'%s','goal':'sale','txid':'coupon-3','amount':'80.00','currency':'EUR','coupon':'Autumn24'}", deal.advertiser())).is(202);
        String csv = "time,goal,transaction_id,value,currency,coupon\n" + java.time.Instant.now().minusSeconds(60) + ",sale,coupon-4,80.00,EUR,Autumn24\n";
        String file = deal.api().send("POST", "/imports/conversions?advertiserId=" + deal.advertiser(), csv.getBytes(java.nio.charset.StandardCharsets.UTF_8), "Content-Type", "text/csv").is(202).id();
        assertThat(Journeys.finished(deal.api(), file).get("accepted").asInt()).isEqualTo(1);
        for (String order : java.util.List.of("coupon-2", "coupon-3", "coupon-4")) {
            assertThat(deal.conversionOf(order).get("partner").asText()).as(order).isEqualTo(deal.partner());
            assertThat(deal.conversionOf(order).at("/commission/amount").asText()).as(order).isEqualTo("10.00");
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void who_asks_to_be_forgotten_is_forgotten_and_every_figure_stays(Database database) {
        Deal deal = Deal.on(Server.on(database));
        String customer = "customer-" + UUID.randomUUID();
        Http.Answer followed = deal.edge().get("/c/" + deal.key() + "?gdpr=0&sub1=" + customer).is(302);
        String click = click(deal, followed).get("id").asText();
        deal.report(json("{'goal':'sale','clickId':'%s','customerId':'%s','transactionId':'T-1','amount':{'amount':'80.00','currency':'EUR'}}", click, customer));
        String request = json("{'advertiserId':'%s','customerId':'%s'", deal.advertiser(), customer);
        JsonNode totals = deal.totals("clicks", "uniqueClicks", "conversions", "revenue", "payout");
        String owed = deal.balance("partner-pending");

        JsonNode export = deal.api().post("/persons/export", request + "}").is(200).json();
        assertThat(export.get("complete").asBoolean()).isTrue();
        assertThat(export.at("/rows/click/0/id").asText()).isEqualTo(click);
        assertThat(export.at("/rows/conversion/0/customer_id").asText()).isEqualTo(customer);

        JsonNode erased = deal.api().post("/persons/erase", request + ",\"reference\":\"request 17\"}").is(200).json();

        assertThat(erased.get("changed").has("conversion")).isTrue();
        assertThat(deal.api().post("/persons/find", request + "}").status()).isEqualTo(404);
        assertThat(deal.api().get("/clicks/" + click).is(200).text()).doesNotContain(customer);
        assertThat(deal.api().get("/conversions?transactionId=T-1&advertiser=" + deal.advertiser()).is(200).text()).doesNotContain(customer);
        assertThat(deal.api().get("/conversions/" + deal.conversionOf("T-1").get("id").asText() + "/trace").is(200).text()).doesNotContain(customer);
        JsonNode bySub = deal.api().post("/reports/query", json("{%s,'dimensions':['sub1'],'metrics':['clicks'],'filters':[{'dimension':'campaign','op':'in','values':['%s']}]}", Deal.period(),
                deal.campaign())).is(200).json();
        assertThat(bySub.toString()).doesNotContain(customer);
        assertThat(deal.totals("clicks", "uniqueClicks", "conversions", "revenue", "payout")).isEqualTo(totals);
        assertThat(deal.balance("partner-pending")).isEqualTo(owed);
        for (JsonNode check : deal.api().get("/audit").is(200).json().get("checks")) {
            assertThat(check.get("status").asText()).as(check.toString()).isNotEqualTo("broken");
        }
        assertThat(deal.api().get("/audit-trail?subjectType=person").is(200).text()).contains("request 17").doesNotContain(customer);
    }

    @Test
    void retention_runs_as_told_and_a_policy_holds_at_once() {
        Deal deal = Deal.on(Server.on(Database.H2));
        for (JsonNode rule : deal.api().get("/privacy/retention").is(200).json().get("items")) {
            assertThat(rule.get("due").asLong()).as(rule.toString()).isNotNegative();
        }
        deal.api().post("/privacy/retention/runs", "").is(200);

        deal.api().send("PUT", "/privacy/policy?advertiser=" + deal.advertiser(), json("{'mode':'cookieless'}").getBytes(StandardCharsets.UTF_8), "Content-Type",
                "application/json").is(200);

        assertThat(deal.edge().get("/c/" + deal.key() + "?gdpr=0").is(302).cookies()).doesNotContain("pl_vid");
        JsonNode decision = deal.api().post("/privacy/decisions", json("{'advertiserId':'%s','gdpr':'1','gdprConsent':'%s'}", deal.advertiser(), ConsentString.of(1, 7))).is(200).json();
        assertThat(decision.get("basis").asText()).isEqualTo("tcf-granted");
        assertThat(decision.get("store").asBoolean()).isFalse();
    }
}
