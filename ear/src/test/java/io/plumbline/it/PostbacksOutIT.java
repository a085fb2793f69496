package io.plumbline.it;

import static io.plumbline.it.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Partners are told of results: once each, signed, again when they did not listen, and never to where they must not point us. */
class PostbacksOutIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_partner_hears_of_each_change_once_with_the_facts_of_that_moment_and_a_signature(Database database) throws Exception {
        try (Receiver partner = new Receiver()) {
            Deal deal = Deal.on(Server.on(database));
            String rule = deal.rule(partner.address() + "in?order={txid}&event={event}&value={amount}&pay={payout}&cur={currency}&sub={sub1}&cid={transaction_id}&secret_token=hush");
            String key = deal.api().post("/postback-rules/" + rule + "/key", "").is(200).json().get("key").asText();
            String click = deal.edge().get("/c/" + deal.key() + "?format=json&sub1=a%26b%3Dc").is(200).json().get("clickId").asText();
            String sale = deal.sale(click, "OUT & ABOUT", "80.00").get("conversionId").asText();
            deal.sale(click, "OUT & ABOUT", "80.00");

            Receiver.Call first = partner.next();
            assertThat(first.target()).isEqualTo("/in?order=OUT%20%26%20ABOUT&event=recorded&value=80.00&pay=10.00&cur=EUR&sub=a%26b%3Dc&cid=" + click + "&secret_token=hush");
            assertThat(first.header("X-Signature")).isEqualTo(signature(key, first.header("X-Signature").replaceAll("t=(\\d+),.*", "$1"), first.target()));
            deal.api().patch("/conversions/" + sale, json("{'status':'approved','reason':'paid'}")).is(200);
            assertThat(partner.next().target()).contains("event=approved");
            deal.api().patch("/conversions/" + sale, json("{'status':'reversed','reason':'sent back','amount':{'amount':'30.00','currency':'EUR'}}")).is(200);
            assertThat(partner.next().target()).contains("event=updated", "value=50.00", "pay=6.25");

            List<JsonNode> deliveries = Poll.until(PATIENCE, () -> listed(deal, rule), all -> all.stream().allMatch(one -> one.get("state").asText().equals("delivered")));
            assertThat(deliveries).hasSize(3).extracting(one -> one.get("tries").asInt()).containsOnly(1);
            JsonNode told = deal.api().get("/deliveries/" + deliveries.get(2).get("id").asText()).is(200).json();
            assertThat(told.get("id").asText()).isEqualTo(first.header("X-Delivery-Id"));
            assertThat(told.at("/attempts/0/answer/status").asInt()).isEqualTo(200);
            assertThat(told.at("/attempts/0/answer/body").asText()).isEqualTo("heard");
            assertThat(told.toString()).contains("secret_token=***").doesNotContain("hush", key);
            assertThat(deal.api().get("/postback-rules/" + rule).is(200).text()).doesNotContain(key);

            deal.api().post("/deliveries/" + told.get("id").asText() + "/fire", "").is(200);
            assertThat(partner.next().header("X-Delivery-Id")).as("the receiver can tell it is the same").isEqualTo(first.header("X-Delivery-Id"));
            assertThat(partner.more()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void who_does_not_listen_is_asked_again_and_stands_in_nobodys_way(Database database) throws Exception {
        try (Receiver deaf = new Receiver(500); Receiver partner = new Receiver()) {
            Deal deal = Deal.on(Server.on(database));
            String ignored = deal.rule(deaf.address() + "in?order={txid}");
            deal.rule(partner.address() + "in?order={txid}");
            String click = deal.click();
            for (int i = 0; i < 5; i++) {
                deal.sale(click, "many-" + i, "10.00");
            }
            for (int i = 0; i < 5; i++) {
                partner.next();
            }
            JsonNode waiting = Poll.until(PATIENCE, () -> listed(deal, ignored), all -> all.stream().allMatch(one -> one.path("failure").isTextual())).get(0);
            assertThat(waiting.get("tries").asInt()).isEqualTo(1);
            assertThat(waiting.get("state").asText()).isEqualTo("waiting");
            assertThat(waiting.get("failure").asText()).isEqualTo("Answered 500.");
            assertThat(deal.api().post("/deliveries/" + waiting.get("id").asText() + "/fire", "").status()).isEqualTo(409);

            deal.api().patch("/postback-rules/" + ignored, json("{'status':'paused'}")).is(200);
            deal.sale(click, "while paused", "10.00");
            assertThat(partner.next().target()).contains("while%20paused");
            assertThat(listed(deal, ignored)).hasSize(5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:9990/management", "http://[::1]/", "http://169.254.169.254/latest/meta-data", "http://2130706433/", "http://10.0.0.1/", "file:///etc/passwd",
        "https://{sub1}.example/", "https://partner.example/?x={nobody_knows_this}"})
    void a_rule_never_points_inwards_or_nowhere(String url) {
        Deal deal = Deal.on(Server.on(Database.H2));
        Http.Answer refused = deal.api().post("/postback-rules", json("{'name':'bad','events':['recorded'],'url':'%s','status':'active'}", url));
        BadInputIT.assertProblem(refused, 400);
        assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/url");
        BadInputIT.assertProblem(deal.api().post("/postback-rules/test", json("{'send':true,'rule':{'name':'bad','events':['recorded'],'url':'%s'}}", url)), 400);
    }

    @org.junit.jupiter.api.Test
    void a_trial_shows_the_request_and_sends_it_only_when_asked() throws Exception {
        try (Receiver partner = new Receiver()) {
            Deal deal = Deal.on(Server.on(Database.H2));
            deal.sale(deal.click(), "tried", "80.00");
            String trial = "{'rule':{'name':'trial','advertiserId':'%s','events':['recorded'],'method':'POST','url':'%sin','contentType':'application/json','body':'{\\\"o\\\":\\\"{txid}\\\"}','headers':{'Authorization':'Bearer hush'}},'send':%s}";
            JsonNode shown = deal.api().post("/postback-rules/test", json(trial, deal.advertiser(), partner.address(), "false")).is(200).json();
            assertThat(shown.at("/request/body").asText()).isEqualTo("{\"o\":\"tried\"}");
            assertThat(shown.at("/request/headers/Authorization").asText()).isEqualTo("***");
            assertThat(shown.get("answer") == null || shown.get("answer").isNull()).isTrue();
            assertThat(partner.more()).isEmpty();
            JsonNode sent = deal.api().post("/postback-rules/test", json(trial, deal.advertiser(), partner.address(), "true")).is(200).json();
            assertThat(sent.at("/answer/status").asInt()).isEqualTo(200);
            assertThat(partner.next()).extracting(Receiver.Call::body, call -> call.header("Authorization")).containsExactly("{\"o\":\"tried\"}", "Bearer hush");
            assertThat(deal.api().get("/deliveries?advertiser=" + deal.advertiser()).json().get("items")).isEmpty();
        }
    }

    private static List<JsonNode> listed(Deal deal, String rule) {
        List<JsonNode> items = new java.util.ArrayList<>();
        deal.api().get("/deliveries?rule=" + rule).is(200).json().get("items").forEach(items::add);
        return items;
    }

    private static String signature(String key, String seconds, String content) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal((seconds + "." + content).getBytes(StandardCharsets.UTF_8)));
    }
}
