package io.plumbline.it;

import static io.plumbline.it.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A partner hands a lead in, the CRM tells what becomes of it, and both are paid for what they brought: once. */
class LeadsIT {

    private static final Instant NOW = Instant.parse(Instant.now().toString().substring(0, 19) + "Z");

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_partners_lead_is_paid_stage_by_stage_as_the_crm_tells_in_any_order_and_twice(Database database) throws Exception {
        Deal deal = Deal.on(Server.on(database));
        Http api = deal.api();
        api.post("/goals", json("{'advertiserId':'%s','key':'lead','kind':'lead','clickWindowDays':30,'viewWindowDays':1}", deal.advertiser())).is(201);
        api.post("/goals", json("{'advertiserId':'%s','key':'qualified','kind':'custom','clickWindowDays':30,'viewWindowDays':1}", deal.advertiser())).is(201);
        String campaign = api.post("/campaigns", json("{'advertiserId':'%s','name':'Leads','objective':'leads','channel':'affiliate','startsOn':'2020-01-01','status':'active'}",
                deal.advertiser())).is(201).id();
        api.post("/agreements", json("""
                {'campaignId':'%s','partnerId':'%s','effectiveFrom':'2020-01-01','holdDays':30,'rates':[{'pricing':'cpl','goal':'lead','amount':{'amount':'5.00','currency':'EUR'}},
                 {'pricing':'cpa','goal':'qualified','amount':{'amount':'20.00','currency':'EUR'}}]}""", campaign, deal.partner())).is(201);
        api.send("PUT", "/lead-policy", json("{'advertiserId':'%s','names':{'Demo booked':'mql'},'rules':[{'stage':'mql','goal':'qualified','approved':true,'takeBack':'lost'},"
                + "{'stage':'sql','decides':'approve'}]}", deal.advertiser()).getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json").is(200);
        Http partner = Http.api(deal.server(), api.post("/api-keys", json("{'name':'%s','scopes':['partner'],'partnerId':'%s'}", UUID.randomUUID().toString(), deal.partner())).is(201)
                .json().get("key").asText());

        String email = UUID.randomUUID() + "@firm.example";
        String lead = json("{'campaignId':'%s','goal':'lead','externalId':'P-1','email':'%s','name':'Jane Doe'}", campaign, email);
        String id = partner.post("/leads", lead).is(201).json().get("leadId").asText();
        assertThat(partner.post("/leads", lead).is(200).json().get("reason").asText()).isEqualTo("name-known");
        assertThat(partner.post("/leads", json("{'campaignId':'%s','goal':'lead','email':'%s'}", campaign, email)).is(200).json().get("reason").asText()).isEqualTo("email-known");
        assertThat(deal.balance("partner-pending")).isEqualTo("5.00");

        JsonNode hook = api.post("/lead-hooks", json("{'advertiserId':'%s','name':'crm','kind':'generic','mapping':{'stage':'/properties/stage'}}", deal.advertiser())).is(201).json();
        String url = hook.get("url").asText().replaceFirst("https?://[^/]+", "");
        String secret = hook.get("secret").asText();
        String sql = event("e-3", email, "Closed - Converted", 300);
        List<CompletableFuture<JsonNode>> doors = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            doors.add(CompletableFuture.supplyAsync(() -> tell(deal, url, secret, "[" + sql + "]", Instant.now()).is(200).json()));
        }
        assertThat(doors.stream().mapToInt(door -> door.join().get("accepted").asInt()).sum()).as("of four at once one is the first").isEqualTo(1);
        tell(deal, url, secret, "[" + event("e-2", email, "demo-booked", 400) + "," + event("e-9", email, "Something else", 399) + "]", Instant.now()).is(200);
        assertThat(deal.balance("partner-payable")).as("the lead and its second stage").isEqualTo("25.00");
        assertThat(api.post("/reports/query", json("{%s,'currency':'EUR','dimensions':['channel'],'metrics':['leads','mqls','sqls','wonLeads','costPerSql','conversions'],"
                + "'filters':[{'dimension':'campaign','op':'in','values':['%s']}]}", Deal.period(), campaign)).is(200).json().get("rows").toString()).as("stages beside conversions")
                .isEqualTo(json("[['affiliate',1,1,1,0,'25.00',2]]"));
        JsonNode seen = partner.get("/leads/" + id).is(200).json();
        assertThat(seen.get("stage").asText()).as("by when things happened").isEqualTo("sql");
        assertThat(seen.at("/contact/email").asText()).startsWith(email.substring(0, 1) + "•••@").doesNotContain(email);
        assertThat(api.get("/leads/unmapped?advertiser=" + deal.advertiser()).is(200).json().at("/items/0/said").asText()).isEqualTo("Something else");

        String lost = "[" + event("e-4", email, "Closed Lost", 100) + "]";
        assertThat(tell(deal, url, "not the secret", lost, Instant.now()).status()).isEqualTo(401);
        assertThat(tell(deal, url, secret, lost, Instant.now().minusSeconds(400)).json().get("code").asText()).isEqualTo("signature-stale");
        assertThat(deal.balance("partner-payable")).isEqualTo("25.00");
        tell(deal, url, secret, lost, Instant.now()).is(200);
        assertThat(deal.balance("partner-payable")).as("what the stage paid goes back, the lead was a lead").isEqualTo("5.00");
        assertThat(tell(deal, url, secret, lost, Instant.now()).is(200).json().get("repeated").asInt()).isEqualTo(1);

        JsonNode told = api.get("/leads/" + id).is(200).json();
        assertThat(told.get("crmNames")).extracting(JsonNode::asText).containsExactly("CRM-" + email);
        assertThat(api.get("/leads?each=lead&customer=CRM-" + email).is(200).json().get("items").findValuesAsText("id")).as("found by what the CRM calls it").containsExactly(id);
        assertThat(api.get("/leads?each=lead&customer=P-1&advertiser=" + deal.advertiser()).is(200).json().get("items").findValuesAsText("id")).containsExactly(id);
        assertThat(seen.get("crmNames")).as("not the partner's affair").isEmpty();
        assertThat(partner.get("/leads?each=lead&customer=CRM-" + email).is(200).json().get("items")).isEmpty();
        assertThat(told.get("history")).hasSize(5);
        assertThat(told.get("results")).extracting(one -> one.get("goal").asText() + " " + one.get("status").asText()).containsExactly("lead approved", "qualified rejected");
        assertThat(api.get("/conversions/" + told.at("/results/1/conversionId").asText()).is(200).json().get("reasonCode").asText()).isEqualTo("lead-lost");
        api.post("/leads/" + id + "/stages", json("{'stage':'sql','at':'%s'}", Instant.now().minusSeconds(50))).is(200);
        api.post("/leads/" + id + "/stages", json("{'stage':'lost','at':'%s','reason':'Too small for us'}", Instant.now().minusSeconds(20))).is(200);
        assertThat(partner.get("/conversions/" + told.at("/results/1/conversionId").asText()).is(200).json().get("reason").asText()).as("as sales has put it").isEqualTo("Too small for us");
        assertThat(api.get("/lead-hooks/" + hook.at("/hook/id").asText() + "/calls").is(200).text()).contains("signature-wrong", "signature-stale").doesNotContain(email);
    }

    @ParameterizedTest
    @EnumSource(value = Database.class, names = "H2")
    void what_the_owner_of_an_address_does_not_confirm_is_not_paid_and_what_is_confirmed_is(Database database) {
        Deal deal = Deal.on(Server.on(database));
        String lead = deal.api().post("/leads", json("{'campaignId':'%s','partnerId':'%s','goal':'sale','email':'%s@firm.example','optIn':true,'language':'de','amount':{'amount':'80.00','currency':'EUR'}}",
                deal.campaign(), deal.partner(), UUID.randomUUID().toString())).is(201).json().get("leadId").asText();
        JsonNode asked = deal.api().get("/leads/" + lead + "/confirmation").is(200).json();
        assertThat(asked.get("mail").asText()).isIn("waiting", "sent");
        String conversion = deal.api().get("/leads/" + lead).is(200).json().at("/results/0/conversionId").asText();
        assertThat(deal.api().patch("/conversions/" + conversion, json("{'status':'approved','reason':'paid'}")).is(409).json().get("code").asText()).isEqualTo("lead-unconfirmed");
        String path = asked.get("link").asText().replaceFirst("https?://[^/]+", "");
        Http open = Http.open(deal.server());
        Http.Answer page = open.get(path, "Accept-Language", "en").is(200);
        assertThat(page.text()).as("of the mail, whatever the device speaks").contains("lang=\"de\"", "Ja, das war ich", deal.name());
        assertThat(page.cookies()).as("nothing has to be kept").isEmpty();
        assertThat(deal.api().get("/leads/" + lead).is(200).json().get("optIn").asText()).as("opening the page says nothing").isEqualTo("awaiting");
        for (String time : List.of("at once", "by the second click")) {
            assertThat(confirmed(open, path).is(200).text()).as(time).contains("role=\"status\"", "Vielen Dank", deal.name());
            assertThat(deal.api().get("/leads/" + lead).is(200).json().get("optIn").asText()).isEqualTo("confirmed");
        }
        assertThat(open.get(path).is(200).text()).as("once").contains("schon benutzt").doesNotContain("<button");
        assertThat(confirmed(open, path.replace("t=", "t=AAAA")).is(200).text()).as("never ours").contains("schon benutzt").doesNotContain(deal.name());
    }

    private static Http.Answer confirmed(Http open, String path) {
        return open.send("POST", path, new byte[0], "Content-Type", "application/x-www-form-urlencoded");
    }

    private static String event(String id, String email, String stage, int ago) {
        return json("{'event_id':'%s','external_id':'CRM-%s','email':'%s','properties':{'stage':'%s'},'stage_time':'%s'}", id, email, email, stage, NOW.minusSeconds(ago).toString());
    }

    private static Http.Answer tell(Deal deal, String url, String secret, String body, Instant at) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String signature = HexFormat.of().formatHex(mac.doFinal((at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8)));
            return deal.edge().post(url, body, "X-Signature", "t=" + at.getEpochSecond() + ",v1=" + signature);
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
