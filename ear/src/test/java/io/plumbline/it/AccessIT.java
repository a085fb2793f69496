package io.plumbline.it;

import static io.plumbline.it.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what: one table for REST, one for the pages. An endpoint or page without a row is red. */
class AccessIT {

    /** Roles are written by a letter: Admin, Marketer, aNalyst, Finance, approVer (who may all that an analyst may); Partner. The body is just right enough to reach the decision. */
    private static final List<String> ENDPOINTS = List.of(
            "GET    /status                    everybody",
            "GET    /advertisers               AMNF", "POST  /advertisers      AM    {}", "GET /advertisers/{id} AMNF @advertiser", "PATCH /advertisers/{id} AM @advertiser {}",
            "GET    /advertisers/{id}/margins AMNF @advertiser", "PUT /advertisers/{id}/margins AMF @advertiser {}",
            "GET    /advertisers/{id}/overheads AMNF @advertiser", "PUT /advertisers/{id}/overheads AMF @advertiser {}",
            "GET    /goals                     AMNF", "POST  /goals            AM    {}", "GET /goals/{id} AMNF @goal", "PATCH /goals/{id} AM @goal {}",
            "GET    /campaigns                 AMNF", "POST  /campaigns        AM    {}", "GET /campaigns/{id} AMNF @campaign", "PATCH /campaigns/{id} AM @campaign {}",
            "GET    /partners                  AMNF", "POST  /partners         AM    {}", "GET /partners/{id} AMNF @partner", "GET /partners/{id}/look-alikes AMNF @partner", "PATCH /partners/{id} AM @partner {}",
            "GET    /partner-groups            AMNFV", "POST  /partner-groups   AM    {}", "GET /partner-groups/{id} AMNFV @group", "PATCH /partner-groups/{id} AM @group {}", "DELETE /partner-groups/{id} AM @nobody",
            "GET    /programme                 AMNFP", "PATCH /programme       AM    {}",
            "GET    /programme/terms           AMNFP", "POST  /programme/terms  AM    {}", "GET /programme/terms/acceptances AMNFP", "POST /programme/terms/acceptances P {'number':1}",
            "GET    /messages                  AMNFP", "GET /messages/threads   AMNF", "POST /messages             AMFP  {'text':''}",
            "GET    /announcements             AMNFP", "POST  /announcements    AM    {}", "POST /announcements/{id}/withdraw AM @nobody", "POST /announcements/{id}/read P @nobody",
            "GET    /offers                    P", "GET   /offers/requests  AMNF", "GET /offers/{campaign}      P     @campaign", "POST /offers/{campaign}/join P @campaign {}",
            "GET    /offers/{campaign}/terms   AMNF   @campaign", "PUT /offers/{campaign}/terms AM @campaign {}", "POST /offers/{campaign}/decisions AM @campaign {'partnerId':'@partner','grant':false}",
            "GET    /applications              AMNF", "POST /applications AM {}", "GET /applications/{id} AMNF @application", "GET /applications/{id}/look-alikes AMNF @application", "PATCH /applications/{id} AM @nobody {'status':'rejected','reason':'tried'}",
            "GET    /inquiries                 AMNFP", "POST  /inquiries       AMFP  {}", "GET /inquiries/{id} AMNFP @inquiry", "GET /inquiries/{id}/candidates AMNF @inquiry",
            "POST   /inquiries/{id}/notes      AMFP   @inquiry {'text':'and then'}", "PATCH /inquiries/{id} AMF @nobody {'status':'refused','reason':'tried'}",
            "GET    /agreements                AMNFP", "POST  /agreements       AM    {}", "GET /agreements/{id} AMNF @agreement", "PATCH /agreements/{id} AM @agreement {}", "DELETE /agreements/{id} AM @nobody",
            "GET    /agreements/terms          AMNFV", "GET  /agreements/policy AMNFV", "PUT   /agreements/policy A {'secondPerson':false,'backTest':false}", "POST /agreements/back-test AMNFV {}", "POST /agreements/back-tests AMNFV {}", "GET /agreements/back-tests AMNFV", "GET /agreements/back-tests/{id} AMNFV @nobody",
            "GET    /agreements/{id}/acceptances AMNFVP @agreement", "POST /agreements/{id}/acceptances P @nobody {'version':0}", "GET  /agreements/proposals AMNFV", "POST /agreements/proposals AM {'terms':{}}", "GET /agreements/proposals/{id} AMNFV @nobody",
            "PUT    /agreements/proposals/{id} AM @nobody {'terms':{}}", "POST /agreements/proposals/{id}/propose AM @nobody", "POST /agreements/proposals/{id}/withdraw AM @nobody {}",
            "POST   /agreements/proposals/{id}/approve AFV @nobody {}", "POST /agreements/proposals/{id}/refuse AFV @nobody {'reason':'tried'}",
            "GET    /links                     AMNFP", "POST  /links            AMP   {}", "GET /links/{id} AMNFP @link", "PATCH /links/{id} AMP @link {}", "GET /links/{id}/qr.svg AMNFP @link", "GET /links/{id}/qr.png AMNFP @link", "POST /links/{id}/route AMNF @link {}",
            "GET    /caps                      AMNF", "POST  /caps             AM    {}", "GET /caps/{id} AMNF @cap", "PATCH /caps/{id} AM @cap {}", "DELETE /caps/{id} AM @nobody", "GET /destination-health AMNF",
            "GET    /clicks                    AMNFP", "GET   /clicks/{id}      AMNFP  @click", "GET /clicks/{id}/trace AMNFP @click",
            "GET    /conversions               AMNFP", "POST  /conversions      AM    {}", "GET   /conversions/{id} AMNFP  @conversion", "GET /conversions/{id}/trace AMNFP @conversion",
            "PATCH  /conversions               AMF    []", "GET    /conversion-reasons        AMNFP",
            "GET    /orders                    AMNF", "GET    /orders/preview            AMNF", "POST   /orders/apply              AMF    {'advertiserId':'@advertiser'}",
            "GET    /refunds                   AMNF", "POST   /refunds/{id}/apply        AF     @nobody", "GET    /validation/policy         AMNF", "PUT    /validation/policy         AM     {}",
            "GET    /validation/auto-approvals AMNF", "PUT    /validation/auto-approvals AMF    {'scope':'campaign','scopeId':'@campaign','atLock':false}",
            "PATCH  /conversions/{id}          AMF    @conversion {'status':'reversed','reason':'tried'}",
            "GET    /postback-rules            AMNFP", "POST  /postback-rules   AMP   {}", "GET /postback-rules/{id} AMNFP @rule", "PATCH /postback-rules/{id} AMP @rule {}",
            "POST   /postback-rules/{id}/key   AMP    @rule", "DELETE /postback-rules/{id}/key AMP @rule", "POST /postback-rules/test AMP {'rule':{}}",
            "GET    /tag-events                AMNF", "GET    /deliveries                AMNFP", "GET   /deliveries/{id}  AMNFP @delivery", "POST /deliveries/{id}/fire AMP @delivery", "POST /deliveries/fire AM {}",
            "GET    /costs                     AMNF", "GET   /leads            AMNFP", "GET /postbacks AMNF",
            "POST   /leads                     AMP   {'email':'nobody'}", "POST   /leads/list                P     csv", "GET /leads/{id} AMNFP @lead", "POST /leads/{id}/stages AMF @nobody {'stage':'new'}", "GET /leads/{id}/confirmation AMNF @lead",
            "POST   /leads/{id}/confirmation   AM    @nobody", "GET /leads/funnel AMNF", "GET /leads/unmapped AMNF", "GET /lead-policy AMNF", "PUT /lead-policy AM {}", "POST /lead-policy/try AMNF {}",
            "GET    /lead-hooks                AMNF", "POST /lead-hooks AM {}", "GET /lead-hooks/{id} AMNF @nobody", "PUT /lead-hooks/{id} AM @nobody {}", "DELETE /lead-hooks/{id} AM @nobody",
            "GET    /lead-hooks/{id}/calls     AMNF  @nobody", "POST /lead-hooks/try AMNF {'kind':'generic','message':'{}'}",
            "POST   /imports/{kind}            AM     touchpoints csv", "GET /imports AMNF", "GET /imports/{id} AMNF @import", "GET /imports/{id}/errors AMNF @import",
            "POST   /reports/query             AMNFP   {'from':'2026-01-01','to':'2026-01-02','metrics':['clicks']}",
            "POST   /reports/export            AMNFP   {'from':'2026-01-01','to':'2026-01-02','metrics':['clicks']}",
            "GET    /metrics-registry          AMNFP",
            "POST   /attribution/query         AMNF   {'from':'2026-01-01','to':'2026-01-02','goal':'sale','advertiserId':'@advertiser','lookbackDays':30,'by':'channel','models':['linear']}",
            "POST   /attribution/evaluate      AMNF   {'journeys':[{'path':['a','b'],'conversions':1}]}",
            "POST   /journeys/query            AMNF   {'from':'2026-01-01','to':'2026-01-02','goal':'sale','advertiserId':'@advertiser','lookbackDays':30,'by':'channel'}",
            "POST   /attribution/export        AMNF   {'from':'2026-01-01','to':'2026-01-02','goal':'sale','advertiserId':'@advertiser','models':['linear']}",
            "POST   /journeys/export           AMNF   {'from':'2026-01-01','to':'2026-01-02','goal':'sale','advertiserId':'@advertiser'}",
            "GET    /conversions/{id}/attribution AMNF @conversion", "GET /conversions/{id}/attribution/export AMNF @conversion", "GET /value/models/{id}/channels/export AMNF @nobody",
            "POST   /attribution/evaluate/export AMNF {'journeys':[{'path':['a','b'],'conversions':1}]}", "GET /model-runs/{id}/export AMNF @run",
            "POST   /reports/expected/export   AMNF   {'advertiserId':'@advertiser','goal':'sale','from':'2026-01-01','to':'2026-01-02'}",
            "POST   /experiments/evaluate/export AMNF {'metric':'binomial','baseline':'A','variants':[{'name':'A','units':9,'sum':1},{'name':'B','units':9,'sum':2}]}",
            "POST   /experiments/plan/export   AMNF   {'metric':'binomial','baseline':0.1,'minimumEffect':0.02}",
            "POST   /experiments/peek/export   AMNF   {'rate':0.1,'unitsPerLook':10,'looks':2,'runs':5,'alpha':0.05,'seed':1}",
            "POST   /model-runs                AMNF   {'kind':'attribution','advertiserId':'@advertiser','parameters':{'from':'2026-01-01','to':'2026-01-02','goal':'sale'}}",
            "POST   /value/models              AMNF   {'advertiserId':'@advertiser','model':'bg-nbd','calibrationEnd':'2026-01-01'}", "GET /value/models AMNF",
            "GET    /value/models/{id}         AMNF   @nobody", "POST /value/models/{id}/repeat AMNF @nobody",
            "GET    /value/models/{id}/customers AMNF @nobody", "GET /value/models/{id}/channels AMNF @nobody", "GET /value/models/{id}/export AMNF @nobody",
            "POST   /cohorts/query             AMNF   {'advertiserId':'@advertiser','from':'2026-01-01','to':'2026-02-02'}",
            "POST   /cohorts/export            AMNF   {'advertiserId':'@advertiser','from':'2026-01-01','to':'2026-02-02'}",
            "POST   /reports/expected          AMNF   {'advertiserId':'@advertiser','goal':'sale','from':'2026-01-01','to':'2026-01-02'}",
            "GET    /model-runs                AMNF", "GET   /model-runs/{id}  AMNF  @run", "POST /model-runs/{id}/repeat AMNF @run",
            "POST   /experiments/evaluate      AMNF   {'metric':'binomial','baseline':'A','variants':[{'name':'A','units':9,'sum':1},{'name':'B','units':9,'sum':2}]}",
            "GET    /experiments               AMNF", "POST  /experiments      AM    {}", "GET /experiments/{id} AMNF @experiment", "PATCH /experiments/{id} AM @experiment {}",
            "GET    /experiments/{id}/readout  AMNF   @experiment", "GET /experiments/{id}/readout/export AMNF @experiment",
            "POST   /experiments/plan          AMNF   {'metric':'binomial','baseline':0.1,'minimumEffect':0.02}",
            "POST   /experiments/peek          AMNF   {'rate':0.1,'unitsPerLook':10,'looks':2,'runs':5,'alpha':0.05,'seed':1}",
            "GET    /traffic/rules             AMNF", "POST  /traffic/rules    AMF   {}", "GET /traffic/rules/{version} AMNF 0", "POST /traffic/rules/{version}/activate AMF 0",
            "GET    /traffic/lists             AMNF", "POST  /traffic/lists/{kind} AM crawlers {}", "POST /traffic/lists/{kind}/activate AMF crawlers {}",
            "DELETE /traffic/lists/{id}        AM     @nobody",
            "GET    /traffic/trials            AMNF", "POST  /traffic/trials   AMF   {'rules':0,'from':'2026-01-01T00:00:00Z','to':'2026-01-02T00:00:00Z'}",
            "GET    /traffic/trials/{id}       AMNF   @nobody", "GET /traffic/trials/{id}/changes AMNF @nobody", "POST /traffic/trials/{id}/decision AF @nobody {'approve':false}",
            "GET    /traffic/quality           AMNF",
            "GET    /budgets                   AMNF", "GET   /budgets/{campaign} AMNF @campaign", "POST /budgets/{campaign}/hard-stop AM @campaign", "POST /budgets/{campaign}/full-stop AM @campaign", "DELETE /budgets/{campaign}/full-stop AM @campaign",
            "GET    /ledger/accounts           AMNF", "GET   /ledger/postings  AMNF", "GET /ledger/trial-balance AMNF", "GET /ledger/periods AMNF", "POST /ledger/periods/{month}/close AF 2099-01",
            "POST   /ledger/adjustments        AF    {}", "GET /ledger/adjustments AMNFV", "GET /ledger/adjustments/{id} AMNFV @nobody", "POST /ledger/adjustments/{id}/approve AFV @nobody {}",
            "POST   /ledger/adjustments/{id}/refuse AFV @nobody {'reason':'no'}", "POST /ledger/adjustments/{id}/withdraw AF @nobody {}", "GET /ledger/adjustments/policy AMNFV", "PUT /ledger/adjustments/policy A {'secondPerson':false}",
            "GET /ledger/chart AMNF", "PUT /ledger/chart AF {'entries':[]}", "GET /ledger/export AMNF", "GET /ledger/export/control AMNF", "GET /ledger/export/datev AMNF",
            "GET    /payouts                   AMNF", "POST  /payouts          AF    {'periodEnd':'2026-01-01'}", "GET /payouts/{id} AMNF @payout", "POST /payouts/{id}/renew AF @nobody",
            "POST   /payouts/{id}/approve      AFV    @nobody", "POST /payouts/{id}/cancel AFV @nobody {}", "GET /payouts/{id}/files AMNF @payout", "POST /payouts/{id}/files AF @nobody",
            "GET    /payouts/{id}/files/{file} AF     @nobody @nobody", "POST /payouts/{id}/confirmations AF @nobody [{'statement':'2026-000001','result':'paid'}]",
            "POST   /payouts/{id}/confirmation-file AF @nobody csv", "POST /payouts/bank-reports AF xml",
            "GET    /statements                AMNFP", "GET /statements/{id} AMNFP @statement", "GET /statements/{id}/lines AMNFP @statement", "GET /statements/{id}.pdf AMNFP @statement",
            "GET    /statements/{id}.csv       AMNFP   @statement", "PUT /statements/{id}/invoice AF @nobody {}", "GET /statements/{id}/invoice-files AMNFP @statement", "POST /statements/{id}/invoice-files AFP @nobody pdf",
            "GET    /statements/{id}/invoice-files/{file} AMNFP @statement @nobody", "GET /statements/invoice-policy AMNFV", "PUT /statements/invoice-policy A {'fileRequired':false}",
            "GET    /payout-requests           AMNFP", "POST /payout-requests  AFP    {'partnerId':'@partner','currency':'EUR'}", "POST /payout-requests/{id}/withdraw AFP @nobody",
            "GET    /partners/{id}/payee       AMNFP  @partner", "PUT /partners/{id}/payee AFP @nobody {}", "POST /partners/{id}/payee/bank/{bank}/decision AFV @nobody @nobody {'agree':true}",
            "PUT    /partners/{id}/payee/hold  AF     @nobody {'reason':'looked at'}", "DELETE /partners/{id}/payee/hold AF @nobody", "GET /partners/{id}/payee/balances AMNFP @partner",
            "GET    /partners/{id}/payee/account AMNF @partner",
            "GET    /payer                     AMNF", "PUT /payer              AF    {}",
            "GET    /demo                      AMNF", "POST  /demo/reset       A",
            "GET    /audit                     AMNF", "GET   /audit/runs       AMNF", "POST /audit/runs AMNF", "GET /audit/runs/{id} AMNF @nobody", "GET   /audit-trail      AMNF", "GET /audit-trail/verify AMNF",
            "GET    /fx-rates                  AMNF", "PUT   /fx-rates         AMF   {'date':'2026-01-01','base':'EUR','quote':'EUR','rate':'1'}", "POST /fx-rates AMF xml",
            "GET    /coupons                   AMNFP", "POST  /coupons          AM    {}", "GET /coupons/{id} AMNFP @coupon", "PATCH /coupons/{id} AM @coupon {}",
            "GET    /creatives                 AMNFP", "POST  /creatives        AM    {}", "GET /creatives/storage AMNF", "GET /creatives/{id} AMNFP @creative", "PATCH /creatives/{id} AM @creative {}",
            "GET    /creatives/{id}/code       AMNFP  @creative", "GET /creatives/{id}/versions AMNF @creative", "POST /creatives/{id}/versions AM @creative {}", "POST /creatives/{id}/files AM @nobody xml",
            "GET    /creatives/{id}/versions/{number}/file AMNF @creative 1", "POST /creatives/{id}/versions/{number}/propose AM @nobody 1", "DELETE /creatives/{id}/versions/{number} AM @nobody 1",
            "POST   /creatives/{id}/versions/{number}/approve AFV @nobody 1 {}", "POST /creatives/{id}/versions/{number}/refuse AFV @nobody 1 {'reason':'tried'}",
            "GET    /landing-pages             AMNF", "POST  /landing-pages    AM    {}", "GET /landing-pages/{id} AMNF @landing", "PATCH /landing-pages/{id} AM @landing {}",
            "POST   /landing-pages/{id}/publish AM    @nobody", "POST /landing-pages/{id}/unpublish AM @nobody", "GET /landing-pages/{id}/versions AMNF @landing", "GET /landing-pages/{id}/figures AMNF @landing",
            "GET    /privacy/policy            AMNF", "PUT   /privacy/policy   A     {}", "POST /privacy/decisions AMNF {}",
            "GET    /privacy/retention         AMNF", "PUT   /privacy/retention/{dataClass} A click-address {'days':30}", "GET /privacy/retention/runs AMNF", "POST /privacy/retention/runs A",
            "POST   /persons/find              A     {}", "POST  /persons/export   A     {}", "POST /persons/erase A {}", "POST /persons/merge A {}", "POST /persons/unmerge A {}",
            "GET    /users                     A", "POST  /users            A     {}", "GET /users/{id} A @user", "PATCH /users/{id} A @user {}",
            "GET    /api-keys                  A", "POST  /api-keys         A     {'scopes':['analyst']}", "DELETE /api-keys/{id} A @nobody");

    static final List<String> PAGES = List.of(
            "overview AMNF", "campaigns/list AMNF", "campaigns/view?id=@campaign AMNF", "campaigns/edit AM", "links/list AMNF", "links/view?id=@link AMNF", "links/edit AM",
            "partners/list AMNF", "partners/view?id=@partner AMNF", "partners/edit AM", "agreements/list AMNF", "agreements/view?id=@agreement AMNF", "agreements/edit AM", "agreements/proposals AMNFV", "agreements/proposal?id=@proposal AMNFV",
            "advertisers/list AMNF", "advertisers/view?id=@advertiser AMNF", "advertisers/edit AM", "goals/list AMNF", "goals/view?id=@goal AMNF", "goals/edit AM",
            "orders/list AMNF", "orders/policy AMNF", "leads/list AMNF", "leads/view?id=@lead AMNF", "leads/policy AMNF", "leads/hooks AMNF", "conversions/list AMNF", "conversions/view?id=@conversion AMNF", "clicks/list AMNF", "clicks/view?id=@click AMNF", "reports/query AMNF", "attribution/compare AMNF", "attribution/evaluate AMNF",
            "attribution/conversion?id=@conversion AMNF", "journeys/explore AMNF", "model-runs/list AMNF", "model-runs/view?id=@run AMNF", "cohorts/query AMNF", "expected/query AMNF", "value/list AMNF", "value/edit AMNF", "value/view?id=@model AMNF",
            "experiments/list AMNF", "experiments/view?id=@experiment AMNF", "experiments/edit AM", "experiments/calculator AMNF", "experiments/simulation AMNF",
            "payouts/list AMNF", "payouts/view?id=@payout AMNF", "payouts/payer AF", "statements/list AMNF", "statements/view?id=@statement AMNF", "payees/view?id=@partner AMNF", "payees/edit?id=@partner AF",
            "coupons/list AMNF", "coupons/edit AM", "creatives/list AMNF", "creatives/view?id=@creative AMNF", "creatives/edit AM", "landing/list AMNF", "landing/view?id=@landing AMNF", "landing/edit AM", "privacy/settings AMNF", "privacy/retention AMNF",
            "persons/view A",
            "costs/list AMNF", "imports/list AMNF", "imports/view?id=@import AMNF", "imports/edit AM", "postback-rules/list AMNF", "postback-rules/view?id=@rule AMNF", "postback-rules/edit AM",
            "tag/setup AMNF", "deliveries/list AMNF", "deliveries/view?id=@delivery AMNF", "postbacks/list AMNF", "postbacks/tester AMNF", "rates/list AMNF",
            "budgets/list AMNF", "ledger/list AMNF", "ledger/account?id=@account AMNF", "ledger/trial AMNF", "ledger/periods AMNF", "ledger/chart AMNF", "ledger/adjust AF", "ledger/adjustments AMNF",
            "traffic/quality AMNF", "traffic/rules AMNF", "traffic/exceptions AMNF", "traffic/trials AMNF", "traffic/trial?id=@trial AMNF", "users/list A", "users/edit A", "keys/list A", "audit/list AMNF", "self-audit/list AMNF", "applications/list AMNF", "applications/view?id=@application AMNF", "programme/settings AMNF", "inquiries/list AMNF", "inquiries/view?id=@inquiry AMNF",
            "messages/list AMNF", "messages/view?partner=@partner AMNF", "offers/list AMNF", "offers/edit?campaign=@campaign AM", "style-guide A", "demo/reset A");

    /** Pages under /partner: for partners, and for nobody else. */
    static final List<String> PARTNER_PAGES = List.of("dashboard", "reports/query", "campaigns/list", "campaigns/view?id=@campaign", "links/list", "links/edit", "links/view?id=@link", "coupons/list", "creatives/list",
            "conversions/list", "conversions/view?id=@conversion", "inquiries/list", "inquiries/edit", "inquiries/view?id=@inquiry", "leads/list", "leads/edit", "leads/view?id=@lead", "messages/list", "terms/view", "keys/list", "statements/list", "statements/view?id=@statement", "payee/edit", "deliveries/list", "postback-rules/list", "postback-rules/edit");

    private static final Map<Character, String> ROLES = Map.of('A', "admin", 'M', "marketer", 'N', "analyst", 'F', "finance", 'V', "approver");
    private static final String PASSWORD = "a long and quiet password";
    private static final Map<Character, Http> KEYS = new HashMap<>();
    private static final Map<Character, Portal> PEOPLE = new HashMap<>();
    private static final Map<String, String> IDS = new HashMap<>();
    private static Server server;
    private static Deal deal;

    @BeforeAll
    static void aPersonAndAKeyForEveryRole() {
        server = Server.on(Database.H2);
        deal = Deal.on(server);
        ROLES.forEach((letter, role) -> KEYS.put(letter, Http.api(server, key(role, null))));
        IDS.putAll(Examples.of(deal));
        IDS.put("@nobody", UUID.randomUUID().toString());
        KEYS.put('P', partnerKey(deal.partner()));
        ROLES.forEach((letter, role) -> PEOPLE.put(letter, person(role, "")));
        PEOPLE.put('P', person("partner", ",'partnerId':'" + deal.partner() + "'"));
        IDS.put("@user", deal.api().get("/users").json().at("/items/0/id").asText());
    }

    static Stream<String> endpoints() {
        return ENDPOINTS.stream();
    }

    static Stream<String> pages() {
        return PAGES.stream();
    }

    @Test
    void every_path_of_the_api_description_stands_in_the_table_and_no_other() throws IOException {
        JsonNode paths = Http.JSON.readTree(Http.open(server).get("/openapi?format=JSON").is(200).body()).get("paths");
        Set<String> described = new TreeSet<>();
        paths.fields().forEachRemaining(path -> path.getValue().fieldNames().forEachRemaining(verb -> {
            if (Set.of("get", "post", "put", "patch", "delete").contains(verb)) {
                described.add(verb.toUpperCase() + " " + path.getKey().replaceFirst("^/api/v1", ""));
            }
        }));

        assertThat(ENDPOINTS.stream().map(row -> row.split(" +")[0] + " " + row.split(" +")[1])).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(described);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void an_endpoint_is_open_to_the_roles_of_its_row_only(String row) {
        String[] cells = row.split(" +", 4);
        boolean everybody = cells[2].equals("everybody");

        // The table is longer than the unknown keys of one address that are answered in a minute; both are a no.
        assertThat(call(Http.api(server, "no-such-key"), cells).status()).as("an unknown key").isIn(everybody ? List.of(200) : List.of(401, 429));
        boolean partnersOwn = cells[2].equals("P");
        assertThat(mayCall(call(KEYS.get('A'), cells))).as("an admin, who is no partner where partners speak for themselves").isEqualTo(!partnersOwn);
        for (char role : "MNFVP".toCharArray()) {
            Http.Answer answer = call(KEYS.get(role), cells);
            if (everybody || may(cells[2], role)) {
                assertThat(mayCall(answer)).as(role + " may: " + answer.text()).isTrue();
            } else if (answer.status() == 207) {
                assertThat(answer.json().at("/0/status").asInt()).as(role + " may not: " + answer.text()).isEqualTo(403);
            } else {
                BadInputIT.assertProblem(answer, 403);
            }
        }
    }

    @Test
    void every_page_stands_in_the_table_and_no_other() throws IOException {
        assertThat(PAGES.stream().map(row -> row.split("[ ?]")[0])).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(pagesUnder("app"));
    }

    private static List<String> pagesUnder(String folder) throws IOException {
        Path top = Path.of(System.getProperty("plumbline.home", "..")).resolve("web-war/src/main/webapp").resolve(folder);
        try (Stream<Path> files = Files.walk(top)) {
            return files.filter(file -> file.toString().endsWith(".xhtml")).map(file -> top.relativize(file).toString().replace(".xhtml", "")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_opens_for_the_roles_of_its_row_only(String row) {
        String path = "/app/" + filled(row.split(" ")[0]).replaceFirst("(\\?|$)", ".xhtml$1");

        Http.Answer anonymous = Http.open(server).get(path);
        assertThat(anonymous.status()).isEqualTo(302);
        assertThat(anonymous.header("Location")).endsWith("/sign-in.xhtml");
        for (char role : "AMNFVP".toCharArray()) {
            Http.Answer page = PEOPLE.get(role).get(path);
            if (may(row.split(" ")[1], role)) {
                assertThat(page.status()).as(role + " may").isEqualTo(200);
                assertThat(page.text()).doesNotContain("???");
            } else {
                assertThat(page.status()).as(role + " may not").isEqualTo(403);
            }
        }
    }

    static Stream<String> partnerPages() {
        return PARTNER_PAGES.stream();
    }

    @Test
    void every_page_of_partners_stands_in_their_table_and_no_other() throws IOException {
        assertThat(PARTNER_PAGES.stream().map(row -> row.split("[ ?]")[0])).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(pagesUnder("partner"));
    }

    @ParameterizedTest
    @MethodSource("partnerPages")
    void a_page_of_partners_opens_for_partners_only(String row) {
        String path = "/partner/" + filled(row.split(" ")[0]).replaceFirst("(\\?|$)", ".xhtml$1");

        assertThat(Http.open(server).get(path).status()).isEqualTo(302);
        for (char role : "AMNFV".toCharArray()) {
            assertThat(PEOPLE.get(role).get(path).status()).as(role + " may not").isEqualTo(403);
        }
        Http.Answer page = PEOPLE.get('P').get(path);
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        assertThat(page.text()).doesNotContain("???");
    }

    @Test
    void a_folder_leads_to_its_page() {
        assertThat(PEOPLE.get('N').get("/app/links/").is(302).header("Location")).endsWith("/app/links/list.xhtml");
        assertThat(PEOPLE.get('N').get("/app/tag/").is(302).header("Location")).endsWith("/app/tag/setup.xhtml");
        assertThat(PEOPLE.get('N').get("/app/postbacks/").is(302).header("Location")).endsWith("/app/postbacks/list.xhtml");
        assertThat(PEOPLE.get('P').get("/partner/links/").is(302).header("Location")).endsWith("/partner/links/list.xhtml");
        assertThat(PEOPLE.get('N').get("/app/nothing/").status()).isEqualTo(404);
        assertThat(PEOPLE.get('N').get("/app/users/").status()).isEqualTo(403);
    }

    @Test
    void a_chooser_offers_what_its_reader_may_see() {
        Deal other = Deal.on(server);
        Portal confined = person("marketer", ",'advertiserId':'" + deal.advertiser() + "'");
        String theirs = "/app/choices?of=campaign&q=" + other.name().substring(5);

        assertThat(Http.open(server).get(theirs).status()).isEqualTo(302);
        assertThat(PEOPLE.get('P').get(theirs).status()).isEqualTo(403);
        assertThat(PEOPLE.get('N').get(theirs).is(200).text()).contains(other.campaign());
        assertThat(confined.get(theirs).is(200).text()).doesNotContain(other.campaign());
        assertThat(confined.get("/app/choices?of=link").is(200).text()).contains(deal.link()).doesNotContain(other.link());
        assertThat(PEOPLE.get('N').get("/app/choices?of=user").status()).isEqualTo(404);
        assertThat(PEOPLE.get('N').get("/partner/choices?of=link").status()).isEqualTo(403);
        assertThat(PEOPLE.get('P').get("/partner/choices?of=link").is(200).text()).contains(deal.link()).doesNotContain(other.link());
        assertThat(PEOPLE.get('P').get("/partner/choices?of=campaign").status()).as("offers tell of campaigns").isEqualTo(403);
    }

    @Test
    void who_comes_to_the_front_door_is_led_to_a_page_that_opens() {
        assertThat(PEOPLE.get('P').get("/app/").header("Location")).endsWith("/partner/dashboard.xhtml");
        assertThat(PEOPLE.get('P').get("/partner/").header("Location")).endsWith("/partner/dashboard.xhtml");
        assertThat(PEOPLE.get('M').get("/app/").header("Location")).endsWith("/app/overview.xhtml");
        assertThat(Http.open(server).get("/").header("Location")).endsWith("/app/");
        assertThat(PEOPLE.get('P').get("/partner/dashboard.xhtml").is(200).text()).contains(deal.name() + " partner").doesNotContain("/app/");
        assertThat(Http.open(server).get("/problems/link-not-found").is(200).text()).contains("There is no link");
        Http.open(server).get("/problems/").is(200);
    }

    @Test
    void a_key_of_one_advertiser_sees_nothing_of_another() {
        Deal other = Deal.on(server);
        String click = other.click();
        String sale = other.sale(click, "theirs", "10.00").get("conversionId").asText();
        String goal = other.api().get("/goals?advertiser=" + other.advertiser()).json().at("/items/0/id").asText();
        String agreement = other.api().get("/agreements?campaign=" + other.campaign()).json().at("/items/0/id").asText();
        String file = Journeys.send(other.api(), other.advertiser(), new Journeys(4, 5).csv(), "");
        Http scoped = Http.api(server, key("marketer", deal.advertiser()));

        for (String path : List.of("/advertisers/" + other.advertiser(), "/goals/" + goal, "/campaigns/" + other.campaign(), "/agreements/" + agreement, "/links/" + other.link(), "/clicks/" + click,
                "/clicks/" + click + "/trace", "/conversions/" + sale, "/conversions/" + sale + "/trace", "/conversions/" + sale + "/attribution", "/imports/" + file, "/imports/" + file + "/errors")) {
            assertThat(scoped.get(path).status()).as(path).isEqualTo(404);
        }
        for (String path : List.of("/advertisers/" + other.advertiser(), "/goals/" + goal, "/campaigns/" + other.campaign(), "/agreements/" + agreement, "/links/" + other.link())) {
            assertThat(scoped.patch(path, "{}").status()).as("PATCH " + path).isEqualTo(404);
        }
        assertThat(scoped.patch("/conversions/" + sale, json("{'status':'approved','reason':'mine'}")).status()).isEqualTo(404);
        for (String list : List.of("/goals?advertiser=" + other.advertiser(), "/campaigns?advertiser=" + other.advertiser(), "/links?campaign=" + other.campaign(), "/agreements?campaign=" + other.campaign(),
                "/clicks?link=" + other.link(), "/conversions?campaign=" + other.campaign(), "/postbacks?advertiser=" + other.advertiser(), "/audit-trail?subject=" + other.campaign())) {
            Http.Answer listed = scoped.get(list);
            assertThat(listed.status() == 404 || listed.is(200).json().get("items").isEmpty()).as(list + ": " + listed.text()).isTrue();
        }
        scoped.get("/ledger/accounts").is(200).json().get("items").forEach(account -> assertThat(account.get("owner").asText()).isNotIn(other.advertiser(), other.partner()));
        scoped.get("/advertisers").is(200).json().get("items").forEach(item -> assertThat(item.get("id").asText()).isEqualTo(deal.advertiser()));
        JsonNode report = scoped.post("/reports/query", json("{%s,'metrics':['clicks'],'filters':[{'dimension':'campaign','op':'in','values':['%s']}]}", Deal.period(), other.campaign())).is(200).json();
        assertThat(report.at("/totals/0").asLong()).isZero();
        assertThat(scoped.post("/attribution/query", json("{'from':'2026-01-01','to':'2026-01-02','goal':'sale','advertiserId':'%s','lookbackDays':30,'by':'channel','models':['linear']}",
                other.advertiser())).status()).isEqualTo(404);
        assertThat(scoped.post("/conversions", json("{'goal':'sale','advertiserId':'%s','clickId':'%s','transactionId':'smuggled'}", other.advertiser(), click)).is(207).json().at("/0/status").asInt()).isIn(403, 404);
        assertThat(scoped.post("/campaigns", json("{'advertiserId':'%s','name':'smuggled','objective':'sales','channel':'display','startsOn':'2026-01-01'}", other.advertiser())).status()).isIn(400, 404);
        assertThat(scoped.send("POST", "/imports/touchpoints?advertiserId=" + other.advertiser() + "&goal=sale", new Journeys(5, 5).csv(), "Content-Type", "text/csv").status()).isIn(403, 404);
        assertThat(scoped.post("/advertisers", json("{'name':'x','currency':'EUR','timeZone':'UTC','homeUrl':'https://x.example/','domains':['x.example']}")).status()).isEqualTo(403);
        assertThat(scoped.get("/audit").status()).isEqualTo(403);
        assertThat(other.totals("clicks", "conversions").toString()).isEqualTo("[1,1]");
        assertThat(scoped.get("/campaigns/" + deal.campaign()).status()).as("its own").isEqualTo(200);
    }

    @Test
    void a_partner_sees_nothing_of_another_on_any_page_or_endpoint() {
        Deal other = Deal.on(server);
        String click = other.click();
        String sale = other.sale(click, "of-another", "10.00").get("conversionId").asText();
        String coupon = other.api().post("/coupons", json("{'advertiserId':'%s','code':'THEIRS','campaignId':'%s','partnerId':'%s'}", other.advertiser(), other.campaign(), other.partner())).is(201).id();
        Http theirs = partnerKey(other.partner());
        String inquiry = theirs.post("/inquiries", json("{'clickId':'%s','text':'mine is missing'}", click)).is(201).id();
        Http key = KEYS.get('P');
        Portal person = PEOPLE.get('P');

        for (String path : List.of("/clicks/" + click, "/clicks/" + click + "/trace", "/conversions/" + sale, "/conversions/" + sale + "/trace", "/links/" + other.link(), "/coupons/" + coupon,
                "/inquiries/" + inquiry)) {
            assertThat(key.get(path).status()).as(path).isEqualTo(404);
            assertThat(theirs.get(path).status()).as("their own " + path).isEqualTo(200);
        }
        assertThat(key.post("/inquiries/" + inquiry + "/notes", json("{'text':'me too'}")).status()).isEqualTo(404);
        assertThat(key.patch("/inquiries/" + inquiry, json("{'status':'withdrawn'}")).status()).isEqualTo(404);
        assertThat(key.post("/inquiries", json("{'clickId':'%s','text':'I want it'}", click)).status()).isEqualTo(400);
        assertThat(key.post("/inquiries", json("{'conversionId':'%s','text':'I want it'}", sale)).status()).isEqualTo(400);
        for (String list : List.of("/clicks", "/conversions", "/links", "/coupons", "/inquiries")) {
            for (JsonNode item : key.get(list + "?limit=500").is(200).json().get("items")) {
                assertThat(item.toString()).as(list).doesNotContain(other.partner(), other.advertiser(), other.campaign());
            }
            assertThat(key.get(list + "?partner=" + other.partner()).is(200).json().get("items")).as(list).isEmpty();
        }
        assertThat(key.post("/reports/query", json("{%s,'metrics':['clicks'],'filters':[{'dimension':'campaign','op':'in','values':['%s']}]}", Deal.period(), other.campaign())).is(200)
                .json().at("/totals/0").asLong()).isZero();
        BadInputIT.assertProblem(key.post("/reports/query", json("{%s,'metrics':['profit']}", Deal.period())), 400);
        BadInputIT.assertProblem(key.post("/reports/query", json("{%s,'dimensions':['partner'],'metrics':['clicks']}", Deal.period())), 400);
        for (String page : List.of("conversions/view.xhtml?id=" + sale, "links/view.xhtml?id=" + other.link(), "inquiries/view.xhtml?id=" + inquiry, "campaigns/view.xhtml?id=" + other.campaign(),
                "links/qr.svg?id=" + other.link())) {
            assertThat(person.get("/partner/" + page).status()).as(page).isEqualTo(404);
        }
        for (String page : List.of("dashboard.xhtml", "conversions/list.xhtml", "links/list.xhtml", "campaigns/list.xhtml", "coupons/list.xhtml", "inquiries/list.xhtml", "reports/query.xhtml?d=campaign",
                "conversions/export", "reports/export?d=link&format=csv")) {
            assertThat(person.get("/partner/" + page).is(200).text()).as(page).doesNotContain(other.name(), other.partner(), other.campaign(), sale);
        }
    }

    @Test
    void a_partner_reads_its_results_without_the_customer_behind_them() {
        String click = deal.click();
        JsonNode sale = deal.report(json("{'goal':'sale','clickId':'%s','transactionId':'private','customerId':'customer-4711','amount':{'amount':'20.00','currency':'EUR'}}", click));
        String id = sale.get("conversionId").asText();
        Http key = KEYS.get('P');

        assertThat(key.get("/conversions/" + id).is(200).text()).contains("private").doesNotContain("customer-4711");
        assertThat(key.get("/conversions/" + id + "/trace").is(200).text()).contains("2.50 EUR").doesNotContain("customer-4711", "commission-cost", "\"credit\":");
        assertThat(key.get("/clicks/" + click).is(200).json().path("ip").asText("")).isEmpty();
        BadInputIT.assertProblem(key.get("/conversions?customer=customer-4711"), 400);
        assertThat(PEOPLE.get('P').get("/partner/conversions/view.xhtml?id=" + id).is(200).text()).contains("private").doesNotContain("customer-4711");
    }

    @Test
    void a_revoked_key_opens_nothing_from_that_moment() {
        JsonNode issued = deal.api().post("/api-keys", json("{'name':'short lived','scopes':['analyst']}")).is(201).json();
        Http shortLived = Http.api(server, issued.get("key").asText());
        shortLived.get("/campaigns").is(200);

        deal.api().send("DELETE", "/api-keys/" + issued.get("id").asText(), null);

        BadInputIT.assertProblem(shortLived.get("/campaigns"), 401);
        assertThat(deal.api().get("/api-keys").is(200).text()).doesNotContain(issued.get("key").asText());
    }

    @Test
    void only_the_authorization_header_opens_the_api() {
        Http open = Http.open(server);

        for (Http.Answer answer : List.of(open.get("/api/v1/campaigns"), open.get("/api/v1/campaigns", "Cookie", PEOPLE.get('A').cookie()),
                open.get("/api/v1/campaigns", "Authorization", "Basic YWRtaW46YWRtaW4="), open.get("/api/v1/campaigns?key=" + server.apiKey()), open.get("/api/v1/campaigns", "Cookie", "key=" + server.apiKey()))) {
            BadInputIT.assertProblem(answer, 401);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        }
    }

    @Test
    void the_session_of_somebody_who_signs_in_is_a_new_one() {
        Http open = Http.open(server);
        Http.Answer page = open.get("/sign-in.xhtml").is(200);

        Http.Answer in = Portal.signIn(open, page, page.cookies(), server.adminUser(), server.adminPassword());

        assertThat(in.status()).isEqualTo(302);
        assertThat(in.cookies()).contains("JSESSIONID=").isNotEqualTo(page.cookies());
        assertThat(open.get("/app/overview.xhtml", "Cookie", page.cookies()).status()).as("the old one is nobody's").isEqualTo(302);
        assertThat(open.get("/app/overview.xhtml", "Cookie", in.cookies()).status()).isEqualTo(200);
        assertThat(in.headers().allValues("Set-Cookie")).allSatisfy(cookie -> assertThat(cookie).containsIgnoringCase("HttpOnly").containsIgnoringCase("SameSite=Lax"));
    }

    @Test
    void a_wrong_password_opens_nothing_and_guessing_is_slowed_down() {
        String login = login("analyst", "");
        Http open = Http.open(server);
        Http.Answer page = open.get("/sign-in.xhtml").is(200);

        String cookie = page.cookies();
        for (int guess = 0; guess < 10; guess++) {
            Http.Answer refused = Portal.signIn(open, page, cookie, login, "guess number " + guess);
            assertThat(refused.status()).isEqualTo(200);
            assertThat(refused.text()).contains("do not match").doesNotContain("at io.plumbline");
            page = refused;
            cookie = refused.cookies().isEmpty() ? cookie : refused.cookies();
        }

        assertThat(Portal.signIn(open, page, cookie, login, PASSWORD).status()).as("locked, although right").isNotEqualTo(302);
    }

    @Test
    void a_post_without_or_with_a_foreign_view_state_changes_nothing() {
        Portal admin = PEOPLE.get('A');
        List<String> keys = keys();
        String foreign = Portal.viewState(PEOPLE.get('M').get("/app/campaigns/list.xhtml").is(200));

        for (String path : List.of("/app/keys/list.xhtml", "/app/users/edit.xhtml", "/app/campaigns/edit.xhtml", "/app/overview.xhtml")) {
            Http.Answer page = admin.get(path).is(200);
            String form = page.text().replaceAll("(?s).*<form id=\"([^\"]+)\".*", "$1");
            assertThat(admin.post(path, form + "=" + form + "&jakarta.faces.ViewState=" + foreign.replace(":", "%3A")).status()).as("foreign view state at " + path).isIn(403, 409);
            assertThat(admin.post(path, form + "=" + form).text()).as("no view state at " + path).doesNotContain("at io.plumbline");
        }
        assertThat(keys()).isEqualTo(keys);
    }

    private static List<String> keys() {
        return deal.api().get("/api-keys").is(200).json().get("items").findValuesAsText("prefix");
    }

    @ParameterizedTest
    @CsvSource({"/sign-in.xhtml", "/app/overview.xhtml", "/api/v1/status", "/api/v1/campaigns", "/no-such-page"})
    void every_answer_carries_the_headers_that_protect_a_browser(String path) {
        Http.Answer answer = PEOPLE.get('A').get(path);

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isNotBlank();
        assertThat(answer.header("Content-Security-Policy")).contains("default-src").contains("frame-ancestors 'none'").doesNotContain("unsafe-eval").doesNotContain("script-src 'unsafe-inline'");
        assertThat(answer.header("Server")).isNull();
        assertThat(answer.header("X-Powered-By")).isNull();
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void no_key_password_or_token_ever_stands_in_a_log_and_nothing_readable_in_the_database() throws IOException {
        String secret = key("finance", null);
        Http.api(server, secret).get("/campaigns").is(200);
        Http.api(server, secret + "x").get("/campaigns").is(401);
        deal.api().patch("/advertisers/" + deal.advertiser(), json("{'postbackToken':'a-token-of-the-shop-7731'}")).is(200);
        deal.edge().get("/postback?click_id=" + IDS.get("@click") + "&goal=sale&txid=token&token=a-token-of-the-shop-7731").is(200);
        assertThat(deal.edge().get("/postback?click_id=" + IDS.get("@click") + "&goal=sale&txid=no-token").status()).isEqualTo(401);
        assertThat(deal.edge().get("/postback?click_id=" + IDS.get("@click") + "&goal=sale&txid=no-token&token=a-wrong-token-7731").status()).isEqualTo(403);

        List<String> secrets = List.of(secret, server.apiKey(), server.adminPassword(), PASSWORD, "a-token-of-the-shop-7731", "a-wrong-token-7731");
        assertThat(deal.api().get("/postbacks?advertiser=" + deal.advertiser()).is(200).text()).doesNotContain(secrets);
        List<Path> logs = new ArrayList<>();
        try (Stream<Path> files = Files.walk(server.data())) {
            files.filter(Files::isRegularFile).filter(file -> file.toString().contains("log")).forEach(logs::add);
        }
        assertThat(logs).isNotEmpty();
        for (Path log : logs) {
            assertThat(Files.readString(log, StandardCharsets.ISO_8859_1)).as(log.toString()).doesNotContain(secrets);
        }
        assertThat(server.output()).doesNotContain(secrets);
    }

    private static boolean may(String roles, char role) {
        return roles.indexOf(role) >= 0 || role == 'V' && roles.indexOf('N') >= 0;
    }

    /** A batch says of each conversion what it would have been answered alone. */
    private static boolean mayCall(Http.Answer answer) {
        int status = answer.status() == 207 ? answer.json().at("/0/status").asInt() : answer.status();
        return status < 500 && status != 401 && status != 403;
    }

    private static Http.Answer call(Http caller, String[] cells) {
        String rest = cells.length > 3 ? cells[3] : "";
        String path = cells[1];
        while (path.contains("{")) {
            String[] filled = rest.split(" ", 2);
            path = path.replaceFirst("\\{[^}]*}", IDS.getOrDefault(filled[0], filled[0]));
            rest = filled.length > 1 ? filled[1] : "";
        }
        return switch (rest) {
            case "" -> caller.send(cells[0], path, null);
            case "csv" -> caller.send(cells[0], path + "?advertiserId=" + deal.advertiser() + "&goal=sale&dryRun=true", new Journeys(2, 5).csv(), "Content-Type", "text/csv");
            case "pdf" -> caller.send(cells[0], path, "%PDF-1.7\n%%EOF".getBytes(StandardCharsets.UTF_8), "Content-Type", "application/pdf");
            case "xml" -> caller.send(cells[0], path, "<no/>".getBytes(StandardCharsets.UTF_8), "Content-Type", "text/xml");
            default -> caller.send(cells[0], path, json(filled(rest)).getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json");
        };
    }

    private static String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> id : IDS.entrySet()) {
            filled = filled.replace(id.getKey(), id.getValue());
        }
        return filled;
    }

    private static String key(String role, String advertiser) {
        return Http.api(server).post("/api-keys", json("{'name':'%s of a test','scopes':['%s']%s}", role, role, advertiser == null ? "" : json(",'advertiserId':'%s'", advertiser))).is(201).json().get("key").asText();
    }

    private static Http partnerKey(String partner) {
        return Http.api(server, Http.api(server).post("/api-keys", json("{'name':'a partner of a test','scopes':['partner'],'partnerId':'%s'}", partner)).is(201).json().get("key").asText());
    }

    private static Portal person(String role, String more) {
        return Portal.signedIn(server, login(role, more), PASSWORD);
    }

    private static String login(String role, String more) {
        String login = role + "-" + UUID.randomUUID().toString().substring(0, 8);
        Http.api(server).post("/users", json("{'login':'%s','displayName':'%s','password':'%s','role':'%s'%s}", login, role, PASSWORD, role, json(more))).is(201);
        return login;
    }
}
