package io.plumbline.it;

import static io.plumbline.it.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tag on a shop of another origin whose content policy allows nothing inline, in a real browser. */
class TagIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static Server server;
    private static Chromium chromium;

    @BeforeAll
    static void open() {
        server = Server.on(Database.H2);
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void a_visitor_an_ad_platform_sent_past_our_redirect_is_one_click_and_the_purchase_is_its() {
        Deal deal = Deal.on(server);
        try (var shop = new Boutique(server.baseUrl(), "data-advertiser='" + deal.advertiser() + "' data-link='" + deal.key() + "'"); var street = visitor()) {
            Page page = street.newPage();
            List<String> complaints = Chromium.complaints(page);
            String landing = shop.address() + "shoes?gclid=Cj0KCQ-aB_9&utm_source=google&utm_medium=cpc&sub1=brand";
            for (int times = 0; times < 3; times++) {
                page.navigate(landing);
                holds(page, "document.cookie.indexOf('_plb_c=') >= 0");
            }
            Page again = street.newPage();
            again.navigate(landing);
            holds(again, "document.cookie.indexOf('_plb_c=') >= 0");
            press(page, "Buy two");

            JsonNode sale = first(deal, "/conversions?transactionId=tag-order&advertiser=" + deal.advertiser(), items -> !items.isEmpty());
            JsonNode clicks = deal.api().get("/clicks?link=" + deal.link()).is(200).json().get("items");
            assertThat(clicks).hasSize(1);
            assertThat(clicks.get(0).get("sub1").asText()).isEqualTo("brand");
            assertThat(clicks.get(0).toString()).contains("Cj0KCQ-aB_9");
            assertThat(sale.get("clickId").asText()).isEqualTo(clicks.get(0).get("id").asText());
            assertThat(sale.at("/amount/amount").asText()).isEqualTo("99.90");
            assertThat(sale.at("/commission/amount").asText()).isEqualTo("12.49");
            assertThat(sale.at("/items/0/sku").asText()).isEqualTo("A-1");
            assertThat(sale.at("/items/0/quantity").asInt()).isEqualTo(2);
            assertThat(deal.totals("clicks", "conversions").toString()).isEqualTo("[1,1]");
            String parallel = deal.edge().get("/c/" + deal.key() + "?gclid=Another-1&format=json").is(200).json().get("clickId").asText();
            page.navigate(shop.address() + "shoes?gclid=Another-1");
            holds(page, "document.cookie.indexOf('_plb_c=" + parallel + "') >= 0");
            assertThat(deal.api().get("/clicks?link=" + deal.link()).is(200).json().get("items")).hasSize(2);
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void forms_tell_their_fields_and_only_the_values_the_page_marks() {
        Deal deal = Deal.on(server);
        try (var shop = new Boutique(server.baseUrl(), "data-advertiser='" + deal.advertiser() + "'"); var street = visitor()) {
            Page page = street.newPage();
            List<String> complaints = Chromium.complaints(page);
            page.navigate(shop.address() + "contact?mail=somebody@example.org");
            page.getByLabel("E-mail").fill("secret@example.org");
            page.getByLabel("Pass phrase").fill("very secret");
            page.getByLabel("Topic").fill("returns");
            press(page, "Send");
            press(page, "Wish");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Elsewhere")).click();

            List<JsonNode> seen = events(deal, all -> named(all, "link").size() == 2 && named(all, "form").size() == 1);
            JsonNode form = named(seen, "form").get(0);
            assertThat(form.get("name").asText()).isEqualTo("contact");
            assertThat(form.at("/details/fields").asText()).isEqualTo("mail, phrase, topic");
            assertThat(form.at("/details/value.topic").asText()).isEqualTo("returns");
            assertThat(named(seen, "link")).extracting(one -> one.get("name").asText()).containsExactlyInAnyOrder("wish", "outbound");
            assertThat(seen.toString()).doesNotContain("secret", "somebody@example.org");
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void pages_of_an_application_and_calls_before_the_script_has_loaded_are_all_told() {
        Deal deal = Deal.on(server);
        try (var shop = new Boutique(server.baseUrl(), "data-advertiser='" + deal.advertiser() + "'"); var street = visitor()) {
            Page page = street.newPage();
            page.navigate(shop.address() + "shoes");
            page.evaluate("history.pushState({}, '', '/shoes/red')");
            page.evaluate("history.replaceState({}, '', '/shoes/red')");
            page.evaluate("history.pushState({}, '', '/shoes/blue')");
            List<JsonNode> seen = events(deal, all -> named(all, "pageview").size() == 3 && named(all, "view_item").size() == 1);
            assertThat(named(seen, "pageview")).extracting(one -> one.get("url").asText()).containsExactlyInAnyOrder(shop.address() + "shoes", shop.address() + "shoes/red", shop.address() + "shoes/blue");
            assertThat(named(seen, "view_item").get(0).at("/details/items").asText()).isEqualTo("1");
            assertThat(seen).extracting(one -> one.get("visitorId").asText()).doesNotContain("null").hasSize(4).containsOnly(seen.get(0).get("visitorId").asText());
        }
    }

    @Test
    void nothing_is_kept_on_the_device_before_consent_and_nothing_after_it_is_taken_back() {
        Deal deal = Deal.on(server);
        try (var shop = new Boutique(server.baseUrl(), "data-advertiser='" + deal.advertiser() + "' data-consent='required'"); var street = visitor()) {
            Page page = street.newPage();
            page.navigate(shop.address() + "shoes?gclid=Secret-1");
            events(deal, all -> !named(all, "pageview").isEmpty());
            assertThat(kept(page)).isEmpty();
            page.evaluate("plumbline('consent', true)");
            assertThat(kept(page)).contains("_plb_v=");
            page.evaluate("plumbline('consent', false)");
            assertThat(kept(page)).isEmpty();
            page.evaluate("history.pushState({}, '', '/shoes/red')");
            List<JsonNode> seen = events(deal, all -> named(all, "pageview").size() == 2);
            assertThat(named(seen, "pageview")).allSatisfy(one -> {
                assertThat(one.path("visitorId").isTextual()).isFalse();
                assertThat(one.get("consent").asText()).isEqualTo("denied");
            });
        }
    }

    @Test
    void where_a_consent_tool_is_on_the_page_events_wait_for_its_decision() {
        Deal deal = Deal.on(server);
        try (var shop = new Boutique(server.baseUrl(), "data-advertiser='" + deal.advertiser() + "'"); var street = visitor()) {
            // What a beacon carries, nobody is shown.
            street.addInitScript("Navigator.prototype.sendBeacon = undefined;");
            Page page = street.newPage();
            List<String> told = new ArrayList<>();
            page.onRequest(request -> {
                if (request.url().endsWith("/e")) {
                    told.add(request.postData());
                }
            });
            page.navigate(shop.address() + "asking");
            holds(page, "!!(window.plumbline && plumbline.loaded && window.tcfListener)");
            page.evaluate("plumbline('event', {name: 'early'})");
            assertThat(told).isEmpty();
            assertThat(kept(page)).isEmpty();
            page.evaluate("tcfListener({gdprApplies: true, eventStatus: 'useractioncomplete', tcString: 'CQ-no-real-string', purpose: {consents: {1: true}}}, true)");
            List<JsonNode> seen = events(deal, all -> !named(all, "event").isEmpty() && !named(all, "pageview").isEmpty());
            assertThat(seen).hasSize(2);
            assertThat(told.toString()).contains("CQ-no-real-string");
            assertThat(kept(page)).contains("_plb_v=");
        }
    }

    @Test
    void where_google_consent_mode_decides_events_wait_for_it_and_go_by_what_it_says_last() {
        Deal deal = Deal.on(server);
        try (var shop = new Boutique(server.baseUrl(), "data-advertiser='" + deal.advertiser() + "' data-consent='google'"); var street = visitor()) {
            street.addInitScript("window.dataLayer = window.dataLayer || []; window.gtag = function () { dataLayer.push(arguments); };"
                    + "gtag('consent', 'default', {ad_storage: 'denied', analytics_storage: 'denied', wait_for_update: 500});");
            Page page = street.newPage();
            page.navigate(shop.address() + "shoes?gclid=Asked-1");
            holds(page, "!!(window.plumbline && plumbline.loaded)");
            assertThat(kept(page)).isEmpty();
            assertThat(deal.api().get("/tag-events?advertiser=" + deal.advertiser()).is(200).json().get("items")).isEmpty();

            page.evaluate("gtag('consent', 'update', {ad_storage: 'granted', analytics_storage: 'granted', ad_user_data: 'denied'})");
            List<JsonNode> seen = events(deal, all -> !named(all, "pageview").isEmpty());
            assertThat(kept(page)).contains("_plb_v=");
            assertThat(named(seen, "pageview").get(0).get("consent").asText()).isNotEqualTo("denied");

            page.evaluate("gtag('consent', 'update', {ad_storage: 'denied', analytics_storage: 'denied'})");
            assertThat(kept(page)).isEmpty();
        }
    }

    @Test
    void a_browser_that_can_neither_beacon_nor_fetch_tells_by_a_picture() {
        Deal deal = Deal.on(server);
        try (var shop = new Boutique(server.baseUrl(), "data-advertiser='" + deal.advertiser() + "'"); var street = visitor()) {
            street.addInitScript("delete window.fetch; Navigator.prototype.sendBeacon = undefined;");
            Page page = street.newPage();
            List<String> complaints = Chromium.complaints(page);
            page.navigate(shop.address() + "shoes");
            assertThat(named(events(deal, all -> !named(all, "pageview").isEmpty()), "pageview")).hasSize(1);
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void a_result_right_behind_a_page_view_knows_what_the_page_view_told() {
        Deal deal = Deal.on(server);
        for (int i = 0; i < 20; i++) {
            String click = deal.click();
            deal.api().get("/clicks/" + click + "/trace").is(200);
            deal.edge().post("/e", json("{'type':'pageview','advertiser':'%s','visitor':'visitor-%d','clickId':'%s','url':'https://shop.example/'}", deal.advertiser(), i, click)).is(202);
            // A click of another shop long ago, as a tag may keep one: nothing of it can be on its way.
            deal.edge().post("/e", json("{'type':'conversion','goal':'sale','advertiser':'%s','visitor':'visitor-%d','clickId':'018f0000-0000-7000-8000-000000000000','txid':'behind-%d','amount':'8.00'}",
                    deal.advertiser(), i, i)).is(202);
            assertThat(deal.conversionOf("behind-" + i).get("clickId").asText()).isEqualTo(click);
        }
    }

    private static BrowserContext visitor() {
        return chromium.browser().newContext(new Browser.NewContextOptions().setUserAgent(Chromium.VISITOR).setLocale("en"));
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
    }

    /** Not Playwright's own waiting: it needs an eval that the shop's policy forbids. */
    private static void holds(Page page, String condition) {
        Poll.until(PATIENCE, () -> page.evaluate(condition), Boolean.TRUE::equals);
    }

    private static String kept(Page page) {
        return (String) page.evaluate("document.cookie + Object.keys(localStorage).filter(function (k) { return k.indexOf('_plb') === 0; }).join()");
    }

    private static JsonNode first(Deal deal, String path, Predicate<JsonNode> enough) {
        return Poll.until(PATIENCE, () -> deal.api().get(path).is(200).json().get("items"), enough).get(0);
    }

    private static List<JsonNode> events(Deal deal, Predicate<List<JsonNode>> enough) {
        return Poll.until(PATIENCE, () -> {
            List<JsonNode> all = new ArrayList<>();
            deal.api().get("/tag-events?advertiser=" + deal.advertiser()).is(200).json().get("items").forEach(all::add);
            return all;
        }, enough);
    }

    private static List<JsonNode> named(List<JsonNode> events, String type) {
        return events.stream().filter(one -> one.get("type").asText().equals(type)).toList();
    }
}
