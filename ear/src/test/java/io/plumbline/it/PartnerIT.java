package io.plumbline.it;

import static io.plumbline.it.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The programme from the applicant to the partner who misses a sale, through the doors that they use. */
class PartnerIT {

    private static Server server;
    private static Deal deal;

    @BeforeAll
    static void aDeal() {
        server = Server.on(Database.H2);
        deal = Deal.on(server);
    }

    @Test
    void a_missing_sale_is_recorded_and_approved_when_the_inquiry_is_accepted() {
        Http partner = key(deal.partner());
        String click = deal.click();
        JsonNode opened = partner.post("/inquiries", json("{'clickId':'%s','transactionId':'lost-1','amount':{'amount':'80.00','currency':'EUR'},'text':'The shop has it.'}", click)).is(201).json();
        assertThat(opened.get("status").asText()).isEqualTo("open");
        assertThat(opened.get("overdue").asBoolean()).isFalse();
        String id = opened.get("id").asText();
        assertThat(partner.post("/inquiries", json("{'clickId':'%s','transactionId':'lost-1','text':'Again.'}", click)).status()).isEqualTo(409);

        JsonNode found = deal.api().get("/inquiries/" + id + "/candidates").is(200).json().get("items");
        assertThat(found.findValuesAsText("id")).contains(click);
        JsonNode accepted = deal.api().patch("/inquiries/" + id, json("{'status':'accepted','reason':'The pixel was broken that day.'}")).is(200).json();

        JsonNode sale = partner.get("/conversions/" + accepted.get("resultId").asText()).is(200).json();
        assertThat(sale.get("status").asText()).isEqualTo("approved");
        assertThat(sale.at("/commission/amount").asText()).isEqualTo("10.00");
        assertThat(deal.api().patch("/inquiries/" + id, json("{'status':'refused','reason':'No.'}")).status()).isEqualTo(409);
        assertThat(deal.api().get("/audit-trail?subject=" + id).is(200).text()).contains("\"open\"", "\"accept\"");
    }

    @Test
    void a_rejected_sale_that_was_right_is_approved_with_the_inquiry_as_its_reason() {
        Deal own = Deal.on(server);
        String sale = own.sale(own.click(), "questioned-1", "40.00").get("conversionId").asText();
        own.api().patch("/conversions/" + sale, json("{'status':'rejected','reason':'Order unknown.'}")).is(200);
        Http partner = key(own.partner());
        String id = partner.post("/inquiries", json("{'conversionId':'%s','text':'It was delivered.'}", sale)).is(201).id();

        assertThat(own.api().post("/inquiries/" + id + "/notes", json("{'text':'Which order number?'}")).is(200).json().get("status").asText()).isEqualTo("answered");
        assertThat(partner.post("/inquiries/" + id + "/notes", json("{'text':'4711.'}")).is(200).json().get("status").asText()).isEqualTo("open");
        own.api().patch("/inquiries/" + id, json("{'status':'accepted','reason':'Delivered indeed.'}")).is(200);

        assertThat(own.conversion(sale).get("status").asText()).isEqualTo("approved");
        assertThat(own.balance("partner-payable")).isEqualTo("5.00");
        assertThat(own.api().get("/conversions/" + sale + "/trace").is(200).text()).contains("Inquiry of " + LocalDate.now(ZoneOffset.UTC) + ": Delivered indeed.").doesNotContain("Inquiry " + id);
    }

    @Test
    void a_partner_reads_the_same_figures_as_staff_to_the_cent() {
        Deal own = Deal.on(server);
        for (String amount : List.of("80.00", "33.33", "0.41")) {
            own.sale(own.click(), "same-" + amount, amount);
        }
        own.api().patch("/conversions/" + own.conversionOf("same-33.33").get("id").asText(), json("{'status':'approved','reason':'delivered'}")).is(200);
        own.api().patch("/conversions/" + own.conversionOf("same-0.41").get("id").asText(), json("{'status':'rejected','reason':'Order unknown.'}")).is(200);
        String asked = "{%s,'currency':'EUR','dimensions':['date'],'metrics':['clicks','conversions','pendingConversions','approvedConversions','rejectedConversions','payout']%s}";

        JsonNode theirs = key(own.partner()).post("/reports/query", json(asked, Deal.period(), "")).is(200).json();
        JsonNode ours = own.api().post("/reports/query", json(asked, Deal.period(), json(",'filters':[{'dimension':'partner','op':'in','values':['%s']}]", own.partner()))).is(200).json();

        assertThat(theirs.get("totals")).isEqualTo(ours.get("totals"));
        assertThat(theirs.get("rows")).isEqualTo(ours.get("rows"));
        assertThat(theirs.get("totals").toString()).isEqualTo(json("[3,2,1,1,1,'14.17']"));
        assertThat(own.balance("partner-payable")).isEqualTo("4.17");
        assertThat(own.balance("partner-pending")).isEqualTo("10.00");
    }

    @Test
    void a_partner_and_staff_talk_and_agree_on_terms_over_rest_too() {
        Deal own = Deal.on(server);
        Http partner = key(own.partner());
        own.api().post("/messages", json("{'partnerId':'%s','text':'Your codes are live.'}", own.partner())).is(201);
        assertThat(partner.get("/messages").is(200).json().at("/items/0/text").asText()).isEqualTo("Your codes are live.");
        partner.post("/messages", json("{'text':'Thank you.'}")).is(201);
        assertThat(own.api().get("/messages?partner=" + own.partner()).is(200).json().at("/items/0/author").asText()).isNotEmpty();
        String news = own.api().post("/announcements", json("{'title':'Sale','text':'From Monday on.','partnerId':'%s'}", own.partner())).is(201).id();
        partner.post("/announcements/" + news + "/read", "{}").is(204);
        assertThat(partner.get("/announcements").is(200).json().at("/items/0/read").asBoolean()).isTrue();
        int version = own.api().post("/programme/terms", json("{'title':'Terms','text':'Be fair.'}")).is(201).json().get("number").asInt();
        assertThat(partner.post("/programme/terms/acceptances", json("{'number':%d}", version)).is(200).json().get("partnerId").asText()).isEqualTo(own.partner());
        assertThat(partner.get("/offers").is(200).json().get("items").findValuesAsText("campaignId")).contains(own.campaign());
        assertThat(own.api().get("/partners/" + own.partner() + "/look-alikes").is(200).json().get("items")).isEmpty();
    }

    @Test
    void a_partners_key_makes_links_accepts_terms_sets_postbacks_up_and_hands_lists_in() {
        Deal own = Deal.on(server);
        Http partner = key(own.partner());
        own.api().send("PUT", "/offers/" + own.campaign() + "/terms", json("{'visibility':'public'}").getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json").is(200);
        own.api().post("/creatives", json("{'advertiserId':'%s','name':'Line','kind':'text','code':'line-%s'}", own.advertiser(), own.partner().substring(24))).is(201);
        assertThat(partner.post("/links", json("{'campaignId':'%s','destinations':[{'url':'https://elsewhere.example/'}]}", own.campaign())).is(400).text()).contains("destination-not-allowed");
        assertThat(partner.post("/links", json("{'campaignId':'%s','creativeId':'line-%s'}", own.campaign(), own.partner().substring(24))).is(400).text()).as("nothing of it is live").contains("creative-unknown");
        JsonNode link = partner.post("/links", json("{'campaignId':'%s','destinations':[{'url':'https://shop.example/deep?p=1'}],'name':'Mine'}", own.campaign())).is(201).json();
        assertThat(link.get("partnerId").asText()).isEqualTo(own.partner());
        assertThat(own.edge().get("/c/" + link.get("key").asText() + "?sub1=a").is(302).header("Location")).startsWith("https://shop.example/deep?p=1");
        Poll.until(Duration.ofSeconds(20), () -> partner.get("/clicks?link=" + link.get("id").asText()).is(200).json().at("/items/0/sub1").asText(), "a"::equals);
        assertThat(partner.get("/links/" + link.get("id").asText() + "/qr.svg?sub1=a").is(200).text()).startsWith("<svg");
        assertThat(partner.get("/links/" + link.get("id").asText() + "/qr.svg?sub=a").is(400).json().at("/errors/0/code").asText()).isEqualTo("parameter-unknown");
        assertThat(partner.patch("/links/" + link.get("id").asText(), json("{'status':'paused'}")).is(200).json().get("status").asText()).isEqualTo("paused");
        assertThat(partner.patch("/links/" + link.get("id").asText(), json("{'name':'Other'}")).is(400).text()).contains("status-only");
        assertThat(key(deal.partner()).patch("/links/" + link.get("id").asText(), json("{'status':'active'}")).status()).as("another's").isEqualTo(404);

        JsonNode terms = partner.get("/agreements").is(200).json().at("/items/0");
        String accept = "/agreements/" + terms.get("id").asText() + "/acceptances";
        assertThat(partner.post(accept, json("{'version':%d}", terms.get("version").asLong())).is(200).json().get("partnerId").asText()).isEqualTo(own.partner());
        assertThat(partner.post(accept, json("{'version':%d}", terms.get("version").asLong() + 1)).status()).as("what was not read").isIn(409, 412);
        assertThat(partner.get(accept).is(200).json().get("items")).hasSize(1);

        String rule = json("{'name':'Mine','events':['approved'],'url':'https://partner.example/pb?c={clickid}','status':'active'}");
        String id = partner.post("/postback-rules", rule).is(201).id();
        assertThat(partner.post("/postback-rules/test", json("{'rule':%s,'send':false}", rule)).is(200).text()).contains("https://partner.example/pb?c=");
        assertThat(key(deal.partner()).get("/postback-rules/" + id).status()).isEqualTo(404);
        assertThat(partner.get("/partners/" + own.partner() + "/payee").is(200).json()).isNotNull();
        assertThat(partner.get("/partners/" + deal.partner() + "/payee").status()).isEqualTo(404);

        own.api().post("/goals", json("{'advertiserId':'%s','key':'lead','kind':'lead','clickWindowDays':30,'viewWindowDays':1}", own.advertiser())).is(201);
        String list = "external_id;email;name;consent\nL-1;jane-" + own.partner() + "@firm.example;Jane;\nL-2;nobody;Nobody;\nL-3;joe-" + own.partner() + "@firm.example;Joe;by phone\nL-1;jane-"
                + own.partner() + "@firm.example;Jane;\n";
        JsonNode lines = partner.send("POST", "/leads/list?campaign=" + own.campaign() + "&goal=lead&consent=by+letter", list.getBytes(StandardCharsets.UTF_8), "Content-Type", "text/csv").is(200)
                .json().get("items");
        assertThat(lines.findValuesAsText("code")).hasSize(4).startsWith("recorded").endsWith("duplicate");
        assertThat(consent(own, lines.get(0).get("leadId")).get("text").asText()).as("for all who do not say otherwise").isEqualTo("by letter");
        assertThat(consent(own, lines.get(2).get("leadId")).get("text").asText()).isEqualTo("by phone");
        String silent = partner.post("/leads", json("{'campaignId':'%s','goal':'lead','email':'jim-%s@firm.example'}", own.campaign(), own.partner())).is(201).json().get("leadId").asText();
        assertThat(own.api().get("/leads/" + silent).is(200).json().path("consent").isMissingNode() || own.api().get("/leads/" + silent).json().get("consent").isNull()).as("not known").isTrue();
    }

    private static JsonNode consent(Deal own, JsonNode lead) {
        return own.api().get("/leads/" + lead.asText()).is(200).json().get("consent");
    }

    @Test
    void what_the_rules_would_not_pay_is_not_accepted() {
        Deal own = Deal.on(server);
        Http partner = key(own.partner());
        String id = partner.post("/inquiries", json("{'campaignId':'%s','transactionId':'nobody-s','text':'I sent them.'}", own.campaign())).is(201).id();

        Http.Answer refused = own.api().patch("/inquiries/" + id, json("{'status':'accepted','reason':'Goodwill.'}"));

        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(own.api().get("/conversions?transactionId=nobody-s").is(200).json().get("items")).as("nothing is left behind").isEmpty();
        assertThat(partner.get("/inquiries/" + id).is(200).json().get("status").asText()).isEqualTo("open");
        partner.patch("/inquiries/" + id, json("{'status':'withdrawn'}")).is(200);
    }

    @Test
    void who_is_approved_chooses_a_password_once_and_comes_to_the_partners_pages() {
        String email = UUID.randomUUID() + "@applicant.example";
        String application = deal.api().post("/applications", json("{'name':'Reading corner','type':'publisher','email':'%s','currency':'EUR','answers':{}}", email)).is(201)
                .json().at("/application/id").asText();
        JsonNode approved = deal.api().patch("/applications/" + application, json("{'status':'approved'}")).is(200).json();
        String address = approved.get("invitationUrl").asText().replaceFirst("^https?://[^/]+", "");
        Http open = Http.open(server);
        Http.Answer page = open.get(address).is(200);

        assertThat(choose(open, page, address, "a password of my own").status()).isEqualTo(302);

        assertThat(open.get(address).is(200).text()).doesNotContain("type=\"password\"");
        Portal person = Portal.signedIn(server, email, "a password of my own");
        assertThat(person.get("/app/").header("Location")).endsWith("/partner/dashboard.xhtml");
        assertThat(person.get("/partner/dashboard.xhtml").is(200).text()).contains("Reading corner");
        deal.api().patch("/partners/" + approved.at("/application/partnerId").asText(), json("{'group':'no-such-group'}")).is(400);
    }

    @Test
    void a_form_that_was_filled_in_by_a_machine_is_answered_and_not_kept() {
        deal.api().patch("/programme", json("{'open':true}")).is(200);
        Http open = Http.open(server);
        Http.Answer page = open.get("/join.xhtml").is(200);
        String email = UUID.randomUUID() + "@machine.example";
        StringBuilder form = new StringBuilder("join=join&jakarta.faces.ViewState=" + encoded(Portal.viewState(page)));
        Matcher nonce = Pattern.compile("nonce=\"([^\"]+)\"").matcher(page.text());
        form.append(nonce.find() ? "&primefaces.nonce=" + encoded(nonce.group(1)) : "");
        Matcher field = Pattern.compile("name=\"(join:[^\"]*)\"").matcher(page.text());
        while (field.find()) {
            String name = field.group(1);
            String value = name.endsWith("email") ? email : name.endsWith("type") ? "AFFILIATE" : name.endsWith("currency") ? "EUR" : name.endsWith("name") ? "Machine" : name.endsWith("fax") ? "1" : "";
            form.append('&').append(encoded(name)).append('=').append(encoded(value));
        }

        Http.Answer sent = open.send("POST", "/join.xhtml", form.toString().getBytes(StandardCharsets.UTF_8), "Content-Type", "application/x-www-form-urlencoded", "Cookie", page.cookies());

        assertThat(sent.text()).contains("join-status.xhtml");
        assertThat(deal.api().get("/applications?text=machine.example").is(200).json().get("items")).isEmpty();
    }

    private static Http.Answer choose(Http open, Http.Answer page, String address, String password) {
        StringBuilder form = new StringBuilder("choose=choose&jakarta.faces.ViewState=" + encoded(Portal.viewState(page)));
        Matcher nonce = Pattern.compile("nonce=\"([^\"]+)\"").matcher(page.text());
        form.append(nonce.find() ? "&primefaces.nonce=" + encoded(nonce.group(1)) : "");
        Matcher field = Pattern.compile("name=\"(choose:[^\"]*)\"").matcher(page.text());
        while (field.find()) {
            String name = field.group(1);
            form.append('&').append(encoded(name)).append('=').append(name.endsWith("password") || name.endsWith("again") ? encoded(password) : "");
        }
        return open.send("POST", address, form.toString().getBytes(StandardCharsets.UTF_8), "Content-Type", "application/x-www-form-urlencoded", "Cookie", page.cookies());
    }

    private static Http key(String partner) {
        return Http.api(server, Http.api(server).post("/api-keys", json("{'name':'of a partner','scopes':['partner'],'partnerId':'%s'}", partner)).is(201).json().get("key").asText());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
