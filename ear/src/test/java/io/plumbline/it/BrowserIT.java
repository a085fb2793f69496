package io.plumbline.it;

import static io.plumbline.it.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.SelectOption;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The product as people meet it: in a browser, pages by role and label. */
class BrowserIT {

    /** As many as a small machine has processors. */
    private static final int WALKERS = 2;
    private static final List<String> GRAVE = List.of("serious", "critical");

    private static Server server;
    private static Chromium chromium;
    private static Browser browser;

    @BeforeAll
    static void open() {
        server = Server.on(Database.H2);
        chromium = new Chromium();
        browser = chromium.browser();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void from_sign_in_to_the_report_a_sale_by_tag_is_credited_once_and_explained() {
        String name = "Browser shop " + UUID.randomUUID().toString().substring(0, 8);
        try (var shop = new Shop(); var office = person(browser, ColorScheme.LIGHT); var street = browser.newContext(new Browser.NewContextOptions().setUserAgent(Chromium.VISITOR))) {
            Page page = office.newPage();
            List<String> complaints = Chromium.complaints(page);
            signIn(page);
            Http api = Http.api(server);

            page.navigate(server.baseUrl() + "/app/advertisers/edit.xhtml");
            fill(page, "Name", name);
            fill(page, "Home page", shop.address());
            fill(page, "Domains", "127.0.0.1");
            fill(page, "Currency", "EUR");
            fill(page, "Time zone", "Europe/Berlin");
            save(page, name);
            String advertiser = idOf(page);
            shop.embed(server.baseUrl(), advertiser);

            page.navigate(server.baseUrl() + "/app/goals/edit.xhtml");
            choose(page, "Advertiser", name);
            fill(page, "Key", "sale");
            choose(page, "Kind of result", "Sale");
            save(page, "sale");

            page.navigate(server.baseUrl() + "/app/campaigns/edit.xhtml");
            choose(page, "Advertiser", name);
            fill(page, "Name", name + " spring");
            fill(page, "First day", "2020-01-01");
            choose(page, "Status", "Active");
            save(page, name + " spring");

            page.navigate(server.baseUrl() + "/app/partners/edit.xhtml");
            fill(page, "Name", name + " partner");
            fill(page, "Currency", "EUR");
            choose(page, "Status", "Active");
            save(page, name + " partner");

            page.navigate(server.baseUrl() + "/app/agreements/edit.xhtml");
            choose(page, "Campaign", name + " spring");
            choose(page, "Partner", name + " partner");
            fill(page, "In force from", "2020-01-01");
            choose(page, "Pricing", "CPS, a sale");
            fill(page, "Figure", "12.5");
            choose(page, "Unit", "Percent of the sale");
            save(page, "12.5");

            page.navigate(server.baseUrl() + "/app/links/edit.xhtml");
            choose(page, "Campaign", name + " spring");
            choose(page, "Partner", name + " partner");
            fill(page, "Destination", shop.address() + "landing");
            choose(page, "Status", "Active");
            save(page, "/c/");
            String link = api.get("/links/" + idOf(page)).is(200).json().get("url").asText();

            Page visit = street.newPage();
            List<String> visitorsComplaints = Chromium.complaints(visit);
            visit.navigate(link);
            assertThat(visit.url()).startsWith(shop.address() + "landing?click_id=");
            for (int time = 0; time < 2; time++) {
                visit.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Buy")).click();
            }
            JsonNode sale = Poll.until(Duration.ofSeconds(30), () -> api.get("/conversions?transactionId=browser-order&advertiser=" + advertiser).is(200).json().get("items"), items -> !items.isEmpty()).get(0);
            String click = visit.url().replaceAll(".*click_id=", "");
            toldAgainAtEveryOtherDoor(api, advertiser, click);
            assertThat(api.get("/conversions?advertiser=" + advertiser).is(200).json().get("items")).hasSize(1);
            assertThat(sale.get("clickId").asText()).isEqualTo(click);
            assertThat(sale.at("/commission/amount").asText()).isEqualTo("10.00");

            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            page.navigate(server.baseUrl() + "/app/reports/query.xhtml?d=campaign&m=clicks&m=conversions&m=revenue&m=payout&zone=UTC&from=" + today + "&to=" + today + "&f=advertiser:" + advertiser);
            assertThat(page.locator("main").innerText()).contains(name + " spring").contains("80.00").contains("10.00");
            page.navigate(server.baseUrl() + "/app/conversions/view.xhtml?id=" + sale.get("id").asText());
            assertThat(page.locator("main").innerText()).contains("12.5").contains("80.00").contains("10.00");
            assertThat(complaints).isEmpty();
            assertThat(visitorsComplaints).isEmpty();
        }
    }

    @Test
    void every_page_is_accessible_complete_and_quiet_in_light_and_dark() {
        Deal deal = Deal.on(server);
        List<String> paths = paths(Examples.of(deal)).toList();
        List<CompletableFuture<List<String>>> walks = IntStream.range(0, WALKERS).mapToObj(walker -> IntStream.range(0, paths.size()).filter(at -> at % WALKERS == walker).mapToObj(paths::get).toList())
                .map(mine -> CompletableFuture.supplyAsync(() -> faultsOf(mine))).toList();
        assertThat(walks.stream().flatMap(walk -> walk.join().stream())).isEmpty();
    }

    /** In a browser of its own: one belongs to one thread. */
    private static List<String> faultsOf(List<String> paths) {
        List<String> faults = new ArrayList<>();
        try (var own = new Chromium(); var office = person(own.browser(), ColorScheme.LIGHT)) {
            Page page = office.newPage();
            List<String> complaints = Chromium.complaints(page);
            page.navigate(server.baseUrl() + "/sign-in.xhtml");
            faults.addAll(faultsOf(page));
            signIn(page);
            for (String path : paths) {
                var answer = page.navigate(server.baseUrl() + path);
                if (answer.status() != 200) {
                    faults.add(path + ": status " + answer.status());
                }
                faults.addAll(faultsOf(page));
            }
            faults.addAll(complaints);
        }
        return faults;
    }

    @Test
    void the_portal_speaks_german_too() {
        try (var office = person(browser, ColorScheme.LIGHT)) {
            Page page = office.newPage();
            signIn(page);
            for (String path : paths(Map.of()).filter(path -> path.endsWith("list.xhtml") || path.endsWith("edit.xhtml")).toList()) {
                page.navigate(server.baseUrl() + path + "?lang=de");
                assertThat(page.locator("html").getAttribute("lang")).as(path).isEqualTo("de");
                assertThat(page.content()).as(path).doesNotContain("???");
            }
        }
    }

    private static void toldAgainAtEveryOtherDoor(Http api, String advertiser, String click) {
        Http open = Http.open(server);
        String sale = "&goal=sale&txid=browser-order&amount=80.00&currency=EUR";
        assertThat(open.get("/postback?click_id=" + click + sale).is(200).json().get("result").asText()).isEqualTo("duplicate");
        open.get("/px.gif?click_id=" + click + sale).is(200);
        assertThat(api.post("/conversions", json("{'goal':'sale','clickId':'%s','transactionId':'browser-order','amount':{'amount':'80.00','currency':'EUR'}}", click)).is(207)
                .json().at("/0/result").asText()).isEqualTo("duplicate");
    }

    private static List<String> faultsOf(Page page) {
        String path = URI.create(page.url()).getPath();
        List<String> faults = new ArrayList<>(grave(path, new AxeBuilder(page).withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))));
        if (page.content().contains("???")) {
            faults.add(path + ": a word is missing");
        }
        // The dark page is the same page in other colours: only what colours decide is asked again.
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        faults.addAll(grave(path + " in the dark", new AxeBuilder(page).withRules(List.of("color-contrast"))));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        return faults;
    }

    /** Legacy mode: no page of ours has frames, and without it every check opens a page of its own. */
    private static List<String> grave(String where, AxeBuilder axe) {
        return axe.setLegacyMode(true).analyze().getViolations().stream().filter(violation -> GRAVE.contains(violation.getImpact()))
                .map(violation -> where + ": " + violation.getId() + " at " + violation.getNodes().stream().limit(3).map(node -> String.valueOf(node.getTarget())).toList()).toList();
    }

    private static Stream<String> paths(Map<String, String> ids) {
        return AccessIT.PAGES.stream().map(row -> {
            String path = row.split(" ")[0].replaceFirst("(\\?|$)", ".xhtml$1");
            for (Map.Entry<String, String> id : ids.entrySet()) {
                path = path.replace(id.getKey(), id.getValue());
            }
            return "/app/" + path;
        });
    }

    private static BrowserContext person(Browser browser, ColorScheme scheme) {
        return browser.newContext(new Browser.NewContextOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE).setLocale("en").setViewportSize(1440, 900));
    }

    private static void signIn(Page page) {
        page.navigate(server.baseUrl() + "/sign-in.xhtml");
        fill(page, "Sign-in name", server.adminUser());
        fill(page, "Password", server.adminPassword());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
        page.waitForURL(server.baseUrl() + "/app/**");
    }

    private static void fill(Page page, String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).first().fill(text);
    }

    private static void choose(Page page, String label, String option) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).first().selectOption(new SelectOption().setLabel(option));
    }

    /** Saves, and sees the page of what was saved. */
    private static void save(Page page, String shown) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save").setExact(true)).click();
        page.waitForURL(address -> address.contains("/view.xhtml"));
        assertThat(page.locator("main").innerText()).contains(shown);
    }

    private static String idOf(Page page) {
        return page.url().replaceAll(".*[?&]id=([0-9a-f-]{36}).*", "$1");
    }
}
