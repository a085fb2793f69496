package io.plumbline.it;

import static io.plumbline.it.Http.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** A shop, a partner who gets 12.5 % of its sales, and the link between them, made through REST. Every test makes its own. */
record Deal(Server server, Http api, Http edge, String name, String advertiser, String campaign, String partner, String link, String key) {

    static Deal on(Server server) {
        Http api = Http.api(server);
        String name = "Shop " + UUID.randomUUID();
        String advertiser = api.post("/advertisers", json("""
                {'name':'%s','currency':'EUR','timeZone':'Europe/Berlin','homeUrl':'https://shop.example/','domains':['shop.example']}""", name)).is(201).id();
        api.post("/goals", json("""
                {'advertiserId':'%s','key':'sale','kind':'sale','clickWindowDays':30,'viewWindowDays':1}""", advertiser)).is(201);
        String campaign = api.post("/campaigns", json("""
                {'advertiserId':'%s','name':'%s autumn','objective':'sales','channel':'affiliate','startsOn':'2020-01-01','status':'active'}""",
                advertiser, name)).is(201).id();
        String partner = api.post("/partners", json("""
                {'name':'%s partner','type':'affiliate','currency':'EUR','status':'active'}""", name)).is(201).id();
        api.post("/agreements", json("""
                {'campaignId':'%s','partnerId':'%s','effectiveFrom':'2020-01-01','holdDays':0,'rates':[{'pricing':'cps','goal':'sale','percent':'12.5'}]}""",
                campaign, partner)).is(201);
        JsonNode link = link(api, campaign, partner, "https://shop.example/landing");
        return new Deal(server, api, Http.open(server), name, advertiser, campaign, partner, link.get("id").asText(), link.get("key").asText());
    }

    static JsonNode link(Http api, String campaign, String partner, String url) {
        return api.post("/links", json("""
                {'campaignId':'%s','partnerId':'%s','destinations':[{'url':'%s','weight':1}],'status':'active'}""", campaign, partner, url)).is(201).json();
    }

    /** Another link of the same campaign and partner; its key. */
    String linkTo(String url) {
        return link(api, campaign, partner, url).get("key").asText();
    }

    /** A rule that tells somebody of every change of the advertiser's conversions; its id. */
    String rule(String url) {
        return api.post("/postback-rules", json("""
                {'name':'%s told','advertiserId':'%s','events':['recorded','approved','rejected','reversed','updated'],'url':'%s','status':'active'}""", name, advertiser, url)).is(201).id();
    }

    /** A visitor follows the link; the id of the click. */
    String click() {
        return edge.get("/c/" + key + "?format=json").is(200).json().get("clickId").asText();
    }

    /** A sale as a back end reports it; its result. */
    JsonNode sale(String click, String transaction, String amount) {
        return report(json("""
                {'goal':'sale','clickId':'%s','transactionId':'%s','amount':{'amount':'%s','currency':'EUR'}}""", click, transaction, amount));
    }

    /** Whatever a back end reports about one conversion; its result. */
    JsonNode report(String conversion) {
        return api.post("/conversions", conversion).is(207).json().get(0);
    }

    JsonNode conversion(String id) {
        return api.get("/conversions/" + id).is(200).json();
    }

    JsonNode conversionOf(String transaction) {
        JsonNode items = api.get("/conversions?advertiser=" + advertiser + "&transactionId=" + transaction).is(200).json().get("items");
        if (items.size() != 1) {
            throw new AssertionError("conversions of " + transaction + ": " + items);
        }
        return items.get(0);
    }

    /** What is owed to the partner for results not yet approved, and for approved ones. */
    String balance(String kind) {
        for (JsonNode account : api.get("/ledger/accounts").is(200).json().get("items")) {
            if (account.get("kind").asText().equals(kind) && account.get("owner").asText().equals(partner)) {
                return account.at("/balance/amount").asText();
            }
        }
        return "0.00";
    }

    /** The years around now, as a report is asked for them. */
    static String period() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return json("'from':'%s','to':'%s'", today.minusYears(5), today.plusDays(1));
    }

    /** The totals of the campaign. */
    JsonNode totals(String... metrics) {
        return api.post("/reports/query", json("""
                {%s,'currency':'EUR','dimensions':[],'metrics':['%s'],'filters':[{'dimension':'campaign','op':'in','values':['%s']}]}""",
                period(), String.join("','", metrics).replace("'", "\""), campaign)).is(200).json().get("totals");
    }
}
