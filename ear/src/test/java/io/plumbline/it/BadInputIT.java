package io.plumbline.it;

import static io.plumbline.it.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every door gets what it should not get: a clear problem comes back, nothing is lost and nothing half done. */
class BadInputIT {

    private static final String DEEP = "[".repeat(5_000) + "]".repeat(5_000);
    private static final String TWO_MEGABYTES = " ".repeat(2 << 20);
    private static Deal deal;
    private static String click;

    @BeforeAll
    static void aDealWithOneClick() {
        deal = Deal.on(Server.on(Database.H2));
        click = deal.click();
    }

    /** A request that REST refuses, and the code it gets; {@code @} stands for ids of the deal. */
    record Refused(String why, String method, String path, String body, int status, String code) {
        @Override
        public String toString() {
            return why;
        }
    }

    static Stream<Refused> refusedByRest() {
        String goal = "'goal':'sale','clickId':'@click','transactionId':'bad'";
        String campaign = "'advertiserId':'@advertiser','name':'bad','objective':'sales','channel':'display','startsOn':'2026-01-01'";
        return Stream.of(
                post("broken JSON", "/advertisers", "{'name':", 400, "json-malformed"),
                post("no JSON at all", "/advertisers", "name=shop", 400, "json-malformed"),
                post("nothing", "/advertisers", "", 400, null),
                post("null", "/advertisers", "null", 400, null),
                post("an array for an object", "/advertisers", "[]", 400, null),
                post("two documents", "/advertisers", "{} {}", 400, null),
                post("a name twice", "/advertisers", "{'name':'a','name':'b'}", 400, null),
                post("deep JSON", "/advertisers", DEEP, 400, null),
                post("deep JSON as conversions", "/conversions", DEEP, 400, null),
                post("two megabytes", "/advertisers", "{'name':'" + TWO_MEGABYTES + "'}", 413, null),
                post("two megabytes of conversions", "/conversions", "[" + TWO_MEGABYTES + "]", 413, null),
                post("a property nobody knows", "/advertisers", "{'nmae':'Shop','currency':'EUR'}", 400, "unknown-property"),
                post("a number for a text", "/advertisers", "{'name':7,'currency':'EUR','timeZone':'UTC','homeUrl':'https://shop.example/'}", 400, "wrong-type"),
                post("a text for a list", "/advertisers", "{'name':'x','currency':'EUR','timeZone':'UTC','homeUrl':'https://shop.example/','domains':'shop.example'}", 400, "wrong-type"),
                post("null in a list", "/advertisers", "{'name':'x','currency':'EUR','timeZone':'UTC','homeUrl':'https://shop.example/','domains':[null]}", 400, null),
                post("an unknown currency", "/advertisers", "{'name':'x','currency':'EUX','timeZone':'UTC','homeUrl':'https://shop.example/','domains':['shop.example']}", 400, null),
                post("a currency of three smileys", "/partners", "{'name':'x','type':'affiliate','currency':'☺☺☺'}", 400, null),
                post("an unknown time zone", "/advertisers", "{'name':'x','currency':'EUR','timeZone':'Mars/Olympus','homeUrl':'https://shop.example/','domains':['shop.example']}", 400, null),
                post("a home page that is a script", "/advertisers", "{'name':'x','currency':'EUR','timeZone':'UTC','homeUrl':'javascript:alert(1)','domains':['shop.example']}", 400, null),
                post("a line break in a name", "/partners", "{'name':'a\\r\\nSet-Cookie: x','type':'affiliate','currency':'EUR'}", 400, null),
                post("NUL in a name", "/partners", "{'name':'a\\u0000b','type':'affiliate','currency':'EUR'}", 400, null),
                post("half a character in a name", "/partners", "{'name':'a\\ud800','type':'affiliate','currency':'EUR'}", 400, null),
                post("an over-long name", "/partners", "{'name':'" + "x".repeat(5_000) + "','type':'affiliate','currency':'EUR'}", 400, null),
                post("an unknown word of a list", "/partners", "{'name':'x','type':'friend','currency':'EUR'}", 400, null),
                post("a campaign that ends before it starts", "/campaigns", "{" + campaign + ",'endsOn':'2025-12-31'}", 400, null),
                post("a day that does not exist", "/campaigns", "{" + campaign.replace("2026-01-01", "2026-02-30") + "}", 400, null),
                post("a budget below nothing", "/campaigns", "{" + campaign + ",'budget':{'amount':'-1','currency':'EUR','period':'total'}}", 400, null),
                post("a budget without end", "/campaigns", "{" + campaign + ",'budget':{'amount':1e999999999,'currency':'EUR','period':'total'}}", 400, null),
                post("a budget beyond all money", "/campaigns", "{" + campaign + ",'budget':{'amount':'99999999999999999999','currency':'EUR','period':'total'}}", 400, null),
                post("a campaign of nobody", "/campaigns", "{" + campaign.replace("@advertiser", UUID.randomUUID().toString()) + "}", 400, "advertiser-not-found"),
                post("a campaign of no id", "/campaigns", "{" + campaign.replace("@advertiser", "7") + "}", 400, null),
                post("more than all of a sale", "/agreements", "{'campaignId':'@campaign','partnerId':'@partner','effectiveFrom':'2026-01-01','holdDays':0,'rates':[{'pricing':'cps','percent':'101'}]}", 400, null),
                post("null for a rate", "/agreements", "{'campaignId':'@campaign','partnerId':'@partner','effectiveFrom':'2026-01-01','holdDays':0,'rates':[null]}", 400, null),
                post("a rate of nothing", "/agreements", "{'campaignId':'@campaign','partnerId':'@partner','effectiveFrom':'2026-01-01','holdDays':0,'rates':[{'pricing':'cps'}]}", 400, null),
                post("a link to a script", "/links", "{'campaignId':'@campaign','destinations':[{'url':'javascript:alert(1)','weight':1}]}", 400, null),
                post("a link to nowhere", "/links", "{'campaignId':'@campaign','destinations':[]}", 400, null),
                post("null for a destination", "/links", "{'campaignId':'@campaign','destinations':[null]}", 400, null),
                post("a weight below nothing", "/links", "{'campaignId':'@campaign','destinations':[{'url':'https://shop.example/','weight':-1}]}", 400, null),
                post("1,001 conversions", "/conversions", "[" + "{},".repeat(1_000) + "{}]", 400, null),
                post("conversions that are a text", "/conversions", "'all of them'", 400, "wrong-type"),
                post("a question without days", "/reports/query", "{'metrics':['clicks']}", 400, null),
                post("days the wrong way round", "/reports/query", "{'from':'2026-02-01','to':'2026-01-01','metrics':['clicks']}", 400, null),
                post("an unknown metric", "/reports/query", "{'from':'2026-01-01','to':'2026-01-31','metrics':['luck']}", 400, "metric-unknown"),
                post("null for a metric", "/reports/query", "{'from':'2026-01-01','to':'2026-01-31','metrics':[null]}", 400, null),
                post("an unknown dimension", "/reports/query", "{'from':'2026-01-01','to':'2026-01-31','dimensions':['1;drop table click'],'metrics':['clicks']}", 400, null),
                post("four dimensions", "/reports/query", "{'from':'2026-01-01','to':'2026-01-31','dimensions':['date','link','os','browser'],'metrics':['clicks']}", 400, null),
                post("a filter of nothing", "/reports/query", "{'from':'2026-01-01','to':'2026-01-31','metrics':['clicks'],'filters':[null]}", 400, null),
                post("a filter that is no id", "/reports/query", "{'from':'2026-01-01','to':'2026-01-31','metrics':['clicks'],'filters':[{'dimension':'campaign','op':'in','values':['x']}]}", 400, null),
                post("an unknown model", "/attribution/query", "{'from':'2026-01-01','to':'2026-01-31','goal':'sale','advertiserId':'@advertiser','lookbackDays':30,'by':'channel','models':['magic']}", 400, null),
                post("a look back of a century", "/attribution/query", "{'from':'2026-01-01','to':'2026-01-31','goal':'sale','advertiserId':'@advertiser','lookbackDays':36500,'by':'channel','models':['linear']}", 400, null),
                post("a key without scope", "/api-keys", "{'name':'x','scopes':[]}", 400, null),
                post("a key with null for a scope", "/api-keys", "{'name':'x','scopes':[null]}", 400, null),
                post("a user with a short password", "/users", "{'login':'shorty','displayName':'S','password':'short','role':'analyst'}", 400, null),
                post("an import of something else", "/imports/horoscopes", "a", 400, null),
                new Refused("a patch of the unknown", "PATCH", "/campaigns/" + UUID.randomUUID(), "{'name':'x'}", 404, null),
                new Refused("a patch of no id", "PATCH", "/campaigns/1", "{'name':'x'}", 404, null),
                new Refused("a patch to an impossible state", "PATCH", "/campaigns/@campaign", "{'status':'draft'}", 409, null),
                new Refused("a patch that is a list", "PATCH", "/campaigns/@campaign", "[]", 400, null),
                new Refused("a patch that moves the campaign", "PATCH", "/campaigns/@campaign", "{'id':'" + UUID.randomUUID() + "'}", 400, null),
                new Refused("an unknown filter", "GET", "/clicks?colour=red", null, 400, "parameter-unknown"),
                new Refused("a filter twice", "GET", "/clicks?link=@link&link=@link", null, 400, "parameter-repeated"),
                new Refused("a filter that is no id", "GET", "/clicks?link=7", null, 400, "id-malformed"),
                new Refused("a filter with a line break", "GET", "/clicks?status=a%0D%0Ab", null, 400, null),
                new Refused("a filter that is not UTF-8", "GET", "/clicks?customer=%FF%FE", null, 400, null),
                new Refused("a filter with NUL", "GET", "/clicks?customer=%00", null, 400, null),
                new Refused("an over-long filter", "GET", "/conversions?transactionId=" + "x".repeat(5_000), null, 400, "too-long"),
                new Refused("a page of nothing", "GET", "/clicks?limit=0", null, 400, null),
                new Refused("a page of everything", "GET", "/clicks?limit=1000000000", null, 400, null),
                new Refused("a cursor of somebody else", "GET", "/clicks?cursor=%27%20or%201%3D1", null, 400, null),
                new Refused("a day that is none", "GET", "/clicks?from=tomorrow", null, 400, null),
                new Refused("a click of no id", "GET", "/clicks/1", null, 404, null),
                new Refused("a path that is none", "GET", "/nothing-here", null, 404, null),
                new Refused("a verb that is none", "DELETE", "/campaigns/@campaign", null, 405, null))
                .map(refused -> new Refused(refused.why(), refused.method(), ids(refused.path()), refused.body() == null ? null : json(ids(refused.body()).replace("%", "%%")), refused.status(), refused.code()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedByRest")
    void rest_answers_a_problem_and_does_nothing(Refused refused) {
        String before = everything();
        long failures = failuresInTheLog();

        byte[] body = refused.body() == null ? null : refused.body().getBytes(StandardCharsets.UTF_8);
        String type = refused.method().equals("PATCH") ? "application/merge-patch+json" : refused.path().startsWith("/imports") ? "text/csv" : "application/json";
        Http.Answer answer = body == null ? deal.api().send(refused.method(), refused.path(), null) : deal.api().send(refused.method(), refused.path(), body, "Content-Type", type);

        assertProblem(answer, refused.status());
        if (refused.code() != null) {
            JsonNode problem = answer.json();
            assertThat(Stream.concat(Stream.of(problem.get("code").asText()), Stream.of(problem.at("/errors/0/code").asText()))).as(answer.text()).contains(refused.code());
        }
        assertThat(everything()).as("nothing half done").isEqualTo(before);
        assertThat(failuresInTheLog()).as("failures in the log").isEqualTo(failures);
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "application/x-www-form-urlencoded", "application/xml", "multipart/form-data"})
    void rest_takes_no_json_under_another_name(String type) {
        Http.Answer answer = deal.api().send("POST", "/partners", json("{'name':'disguised','type':'affiliate','currency':'EUR'}").getBytes(StandardCharsets.UTF_8), "Content-Type", type);

        assertProblem(answer, 415);
    }

    @ParameterizedTest
    @CsvSource({
        "'amount:-5', negative", "'amount:1e999999999', without end", "'amount:99999999999999999999', beyond all money", "'amount:12.345', too precise", "'amount:0x10', no number",
        "'amount:', nothing", "'amount:NaN', no number", "'currency:EUX', unknown currency", "'currency:eu', half a currency"})
    void a_conversion_of_an_absurd_amount_is_rejected_alone(String change, String why) {
        String amount = change.startsWith("amount:") ? change.substring(7) : "5.00";
        String currency = change.startsWith("currency:") ? change.substring(9) : "EUR";
        String before = everything();

        JsonNode result = deal.report(json("{'goal':'sale','clickId':'%s','transactionId':'absurd','amount':{'amount':'%s','currency':'%s'}}", click, amount, currency));

        assertThat(result.get("result").asText()).as(why + ": " + result).isEqualTo("rejected");
        assertThat(result.get("status").asInt()).isEqualTo(400);
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "goal=sale&txid=t, 400", "click_id=@&goal=nothing, 400", "click_id=nonsense&goal=sale, 404", "click_id=@&click_id=@&goal=sale, 400", "click_id=@&goal=sale&txid=a&order_id=b, 400",
        "click_id=@&goal=sale&amount=-5, 400", "click_id=@&goal=sale&amount=1e999999999, 400", "click_id=@&goal=sale&amount=1.2.3, 400", "click_id=@&goal=sale&amount=99999999999999999999, 400",
        "click_id=@&goal=sale&amount=5&amount=6, 400", "click_id=@&goal=sale&currency=EUX, 400", "click_id=@&goal=sale&status=maybe, 400", "click_id=@&goal=sale&txid=%FF%FE, 400",
        "click_id=@&goal=sale&txid=a%0D%0Ab, 400", "click_id=@&goal=sale&txid=%00, 400", "click_id=@&goal=sale&time=2099-01-01T00:00:00Z, 400", "click_id=@&goal=sale&time=tomorrow, 400",
        "click_id=%00&goal=sale, 400", "advertiser=nonsense&goal=sale, 404"})
    void a_malformed_postback_hears_why_and_records_nothing(String query, int status) {
        String before = everything();

        Http.Answer answer = deal.edge().get("/postback?" + query.replace("@", click));

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().get("result").asText()).isEqualTo("rejected");
        assertThat(answer.json().get("reason").asText()).matches("[a-z0-9-]+");
        assertNoStackTrace(answer.text());
        // A browser does not say what state a conversion is in, so a pixel with a strange one is no mistake.
        if (!query.contains("status=")) {
            assertThat(deal.edge().get("/px.gif?" + query.replace("@", click)).is(200).body()).as("a pixel is always a picture").hasSize(43);
        }
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void a_postback_that_is_too_long_is_refused() {
        String before = everything();

        assertThat(deal.edge().get("/postback?click_id=" + click + "&goal=sale&txid=" + "x".repeat(300)).status()).isEqualTo(400);
        assertThat(deal.edge().get("/postback?click_id=" + click + "&goal=sale&x=" + "x".repeat(9_000)).status()).isEqualTo(400);
        assertThat(deal.edge().send("POST", "/postback", ("click_id=" + click + "&goal=sale&x=" + "x".repeat(100_000)).getBytes(StandardCharsets.UTF_8),
                "Content-Type", "application/x-www-form-urlencoded").status()).isEqualTo(413);
        assertThat(everything()).isEqualTo(before);
    }

    static Stream<String> tornClicks() {
        return Stream.of("sub1=%FF%FE", "sub1=%C0%AE", "sub1=%ED%A0%80", "sub1=%00", "sub1=a%0D%0ASet-Cookie:%20x=1", "sub1=%E5%98%8D%E5%98%8A", "sub1={clickid}", "sub1=a|b\\c^d`e\"f<g>",
                "sub1=\u00ff\u00fe", "sub1=a&sub1=b", "sub1=" + "x".repeat(6_000), "&&&===&", "x=1&".repeat(250), "utm_source=%0d%0a%0d%0a<script>", "cost=-1&cur=XXX", "cost=1e999999999", "gdpr_consent=" + "C".repeat(4_000));
    }

    @ParameterizedTest
    @MethodSource("tornClicks")
    void a_click_with_torn_parameters_is_still_a_click_and_its_redirect_is_clean(String query) {
        long before = deal.totals("clicks").get(0).asLong();

        String answer = Wire.get(deal.server(), "/c/" + deal.linkTo("https://shop.example/p?s={sub1}") + "?" + query);

        assertThat(Wire.status(answer)).as(answer).isEqualTo(302);
        String head = answer.substring(0, answer.indexOf("\r\n\r\n"));
        assertThat(head.lines().filter(line -> line.startsWith("Location: "))).hasSize(1).allSatisfy(line -> assertThat(line).matches("Location: https://shop\\.example/p\\?[!-~]*"));
        assertThat(head.lines().filter(line -> line.startsWith("Set-Cookie: x") || line.startsWith("<script"))).isEmpty();
        assertThat(deal.totals("clicks").get(0).asLong()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @CsvSource({"/c/%2e%2e/%2e%2e/etc/passwd", "/c/", "/c", "/c/%00", "/c/a%0d%0ab", "/i/../x.gif", "/c/%FF", "/%", "/c/%zz", "/api/v1/%ff", "/app/%2e%2e/WEB-INF/web.xml", "/WEB-INF/web.xml",
        "/h2-console", "/management", "/console", "/wildfly-services", "/META-INF/MANIFEST.MF", "/api/v1/../../WEB-INF/web.xml", "/jakarta.faces.resource/../../WEB-INF/web.xml.xhtml"})
    void a_path_that_is_nobodys_is_not_found_and_shows_nothing_of_the_inside(String path) {
        String answer = Wire.get(deal.server(), path);

        assertThat(Wire.status(answer)).as(answer).isBetween(300, 499);
        assertNoStackTrace(answer);
        assertThat(answer).doesNotContain("<servlet>").doesNotContain("root:").doesNotContain("WildFly").doesNotContain("Undertow");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "{'type':'conversion'} ~ 400", "{'type':'dance','advertiser':'@'} ~ 400", "[] ~ 400", "7 ~ 400", "null ~ 400", "{ ~ 400", "[null] ~ 400", "{'type':['pageview'],'advertiser':'@'} ~ 400",
        "{'type':'conversion','advertiser':'@','goal':'none'} ~ 400", "{'type':'conversion','advertiser':'@','goal':'sale','amount':-1} ~ 400",
        "{'type':'conversion','advertiser':'@','goal':'sale','amount':1e999999999} ~ 400", "{'type':'conversion','advertiser':'@','goal':'sale','currency':'EUX','amount':'1'} ~ 400",
        "{'type':'conversion','advertiser':'@','goal':'sale','txid':{'a':1}} ~ 400", "{'type':'pageview','advertiser':'7'} ~ 400", "{'type':'pageview','advertiser':'@','visitor':'a\\r\\nb'} ~ 400"})
    void a_malformed_event_of_the_tag_hears_why_and_records_nothing(String body, int status) {
        String before = everything();

        Http.Answer answer = deal.edge().post("/e", body.replace('\'', '"').replace("@", deal.advertiser()));

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.text()).contains("code");
        assertNoStackTrace(answer.text());
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void the_tag_may_not_send_too_much_at_once() {
        String event = json("{'type':'pageview','advertiser':'%s'}", deal.advertiser());

        assertThat(deal.edge().post("/e", "[" + (event + ",").repeat(50) + event + "]").status()).as("51 events").isEqualTo(400);
        assertThat(deal.edge().post("/e", TWO_MEGABYTES).status()).isEqualTo(413);
        assertThat(deal.edge().post("/e", DEEP).status()).isEqualTo(400);
        assertThat(deal.edge().post("/e", event, "Content-Type", "application/xml").status()).isEqualTo(415);
    }

    @Test
    void a_body_that_comes_slowly_is_read_to_its_end_before_it_is_answered() {
        String view = json("{'type':'pageview','advertiser':'%s','url':'https://shop.example/'}", deal.advertiser());
        String sale = "click_id=" + deal.click() + "&goal=sale&txid=slow&amount=8.00";

        assertThat(Wire.postInPieces(deal.server(), "/e", "application/json", " ".repeat(40_000) + "[" + view, "]")).startsWith("HTTP/1.1 202");
        assertThat(Wire.postInPieces(deal.server(), "/postback", "application/x-www-form-urlencoded", sale + "&x=" + "y".repeat(40_000), "yy")).startsWith("HTTP/1.1 200").contains("recorded");
        assertThat(deal.conversionOf("slow").at("/amount/amount").asText()).isEqualTo("8.00");
    }

    @Test
    void a_bad_event_beside_a_good_one_loses_only_itself() {
        String before = everything();

        Http.Answer answer = deal.edge().post("/e", json("[{'type':'dance','advertiser':'%1$s'},{'type':'pageview','advertiser':'%1$s','url':'https://shop.example/'}]", deal.advertiser()));

        assertThat(answer.status()).as(answer.text()).isIn(202, 400);
        assertThat(answer.text()).contains("type-unknown").contains("accepted");
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void formulas_in_an_export_are_text() {
        Deal spiked = Deal.on(Server.on(Database.H2));
        for (String formula : List.of("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1+1")) {
            spiked.edge().get("/c/" + spiked.key() + "?sub1=" + java.net.URLEncoder.encode(formula, StandardCharsets.UTF_8)).is(302);
        }
        String today = Instant.now().toString().substring(0, 10);

        Http.Answer csv = spiked.api().post("/reports/export?format=csv", json("""
                {'from':'%s','to':'%s','dimensions':['sub1'],'metrics':['clicks'],'filters':[{'dimension':'campaign','op':'in','values':['%s']}]}""", today, today, spiked.campaign())).is(200);

        assertThat(csv.text().lines().count()).isGreaterThanOrEqualTo(5);
        assertThat(csv.text().lines().skip(1).map(line -> line.replaceFirst("^\uFEFF?\"?", ""))).allSatisfy(line -> assertThat(line).doesNotStartWith("=").doesNotStartWith("+").doesNotStartWith("@").doesNotMatch("^-[^,]*[^0-9,.].*"));
    }

    private static Refused post(String why, String path, String body, int status, String code) {
        return new Refused(why, "POST", path, body, status, code);
    }

    private static String ids(String text) {
        return text.replace("@click", click).replace("@advertiser", deal.advertiser()).replace("@campaign", deal.campaign()).replace("@partner", deal.partner()).replace("@link", deal.link());
    }

    static void assertProblem(Http.Answer answer, int status) {
        assertThat(answer.status()).as(answer.asked() + ": " + answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).as(answer.text()).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        for (String member : List.of("type", "title", "detail", "code", "instance")) {
            assertThat(problem.path(member).asText()).as(member + " of " + answer.text()).isNotBlank();
        }
        problem.path("errors").forEach(error -> assertThat(error.has("pointer") && error.has("code") && error.has("detail")).as(answer.text()).isTrue());
        assertNoStackTrace(answer.text());
    }

    private static void assertNoStackTrace(String text) {
        assertThat(text).doesNotContain("Exception").doesNotContain("at io.plumbline").doesNotContain("java.lang").doesNotContain("org.hibernate").doesNotContain("RESTEASY");
    }

    /** All that a refused request could have left behind. */
    private static String everything() {
        Http api = deal.api();
        return deal.totals("clicks", "conversions", "revenue") + " " + List.of("/campaigns?advertiser=" + deal.advertiser(), "/agreements?campaign=" + deal.campaign(), "/links?campaign=" + deal.campaign(),
                "/conversions?advertiser=" + deal.advertiser(), "/partners?limit=3", "/advertisers?limit=3", "/users", "/api-keys", "/imports?limit=3").stream()
                .map(list -> String.join(",", java.util.stream.StreamSupport.stream(api.get(list).is(200).json().get("items").spliterator(), false).map(item -> item.get("id").asText()).toList())).toList();
    }

    private static long failuresInTheLog() {
        try (Stream<Path> files = Files.list(deal.server().data().resolve("log"))) {
            long failures = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                failures += Files.readString(file, StandardCharsets.ISO_8859_1).lines().filter(line -> line.contains("Request failed: ") || line.contains("Edge request failed")).count();
            }
            return failures;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
