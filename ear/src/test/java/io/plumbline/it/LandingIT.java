package io.plumbline.it;

import static io.plumbline.it.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From the click to the lead, through a page of ours, as browsers and machines send it. */
class LandingIT {

    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final Duration SOONEST = Duration.ofMillis(2100);
    private static Server server;
    private static Deal deal;
    private static String page;
    private static String code;

    @BeforeAll
    static void aPageWithAForm() {
        server = Server.on(Database.H2);
        deal = Deal.on(server);
        code = "ask-us-" + UUID.randomUUID().toString().substring(0, 8);
        deal.api().post("/goals", json("{'advertiserId':'%s','key':'request','kind':'lead','defaultValue':{'amount':'20.00','currency':'EUR'},'clickWindowDays':30,'viewWindowDays':1}",
                deal.advertiser())).is(201);
        page = deal.api().post("/landing-pages", json("""
                {'campaignId':'%s','goal':'request','name':'Ask us','code':'%s','content':{'language':'en','headline':'Ask us','consent':'You may answer me.','fields':[
                {'key':'email','label':'E-mail','kind':'email','required':true},{'key':'city','label':'City','kind':'text'}]}}""", deal.campaign(), code)).is(201).id();
        assertThat(deal.edge().get("/l/" + code).is(302).header("Location")).as("not yet published").isEqualTo("https://shop.example/");
        deal.api().send("POST", "/landing-pages/" + page + "/publish", null).is(200);
    }

    @Test
    void a_click_becomes_a_lead_once_however_often_its_form_is_sent() {
        String link = deal.linkTo(server.baseUrl() + "/l/" + code);
        String there = deal.edge().get("/c/" + link).is(302).header("Location");
        String click = there.replaceFirst(".*click_id=", "");
        Http.Answer form = deal.edge().get(there.substring(there.indexOf("/l/")), "User-Agent", BROWSER).is(200);
        assertThat(form.header("Content-Security-Policy")).contains("default-src 'none'").doesNotContain("script");
        assertThat(form.text()).contains("You may answer me.").doesNotContain("<script");
        String mail = UUID.randomUUID() + "@guest.example";

        Http.Answer wrong = send(form, "email=nobody&consent=yes", true);
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text()).contains("value=\"nobody\"", "no complete e-mail address");
        Http.Answer sent = send(wrong, "email=" + encoded(mail) + "&city=Lyon&consent=yes", true);
        assertThat(sent.status()).isEqualTo(303);
        assertThat(deal.edge().get(sent.header("Location")).is(200).text()).contains("Thank you");
        assertThat(send(wrong, "email=" + encoded(mail) + "&city=Lyon&consent=yes", false).status()).as("sent again").isEqualTo(303);

        JsonNode conversions = deal.api().get("/conversions?campaign=" + deal.campaign() + "&goal=request").is(200).json().get("items");
        assertThat(conversions.findValuesAsText("clickId")).containsOnlyOnce(click);
        JsonNode leads = deal.api().get("/leads?campaign=" + deal.campaign() + "&limit=50").is(200).json().get("items");
        assertThat(leads.findValuesAsText("clickId")).containsOnlyOnce(click);
        JsonNode figures = deal.api().get("/landing-pages/" + page + "/figures").is(200).json();
        assertThat(figures.get("submissions").asLong()).isEqualTo(1);
        assertThat(figures.get("confirmed").asLong()).isEqualTo(1);
        assertThat(figures.get("views").asLong()).as("what a browser saw").isEqualTo(1);
    }

    @Test
    void what_machines_send_is_told_apart_and_earns_nothing() {
        Http.Answer form = deal.edge().get("/l/" + code, "User-Agent", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)").is(200);
        String mail = UUID.randomUUID() + "@machine.example";
        String filled = "email=" + encoded(mail) + "&consent=yes";

        assertThat(send(form, filled, false).text()).as("too quick").contains("very quick");
        assertThat(post("token=forged.token&" + filled).text()).as("not ours").contains("could not be recognised");
        assertThat(post(filled).status()).as("none at all").isEqualTo(400);
        assertThat(send(form, filled + "&website_url=http://spam.example", true).status()).as("thanked like anybody").isEqualTo(303);
        assertThat(deal.edge().send("POST", "/l/" + code, new byte[70_000], "Content-Type", "application/x-www-form-urlencoded").status()).isEqualTo(413);
        assertThat(deal.edge().send("POST", "/l/" + code, "{}".getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json").status()).isEqualTo(415);

        JsonNode figures = deal.api().get("/landing-pages/" + page + "/figures").is(200).json();
        assertThat(figures.get("turnedAway").asLong()).isEqualTo(1);
        assertThat(figures.get("machineViews").asLong()).as("what a crawler saw").isEqualTo(1);
    }

    /** @param patiently as late after the page was shown as a person is at the soonest */
    private static Http.Answer send(Http.Answer form, String filled, boolean patiently) {
        long shown = System.nanoTime();
        Matcher token = TOKEN.matcher(form.text());
        assertThat(token.find()).as(form.text()).isTrue();
        String body = "token=" + encoded(token.group(1)) + "&" + filled;
        Poll.until(Duration.ofSeconds(10), System::nanoTime, now -> !patiently || now - shown > SOONEST.toNanos());
        return post(body);
    }

    private static Http.Answer post(String body) {
        return deal.edge().send("POST", "/l/" + code, body.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/x-www-form-urlencoded");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
