package io.plumbline.it;

import static io.plumbline.it.Http.json;

import java.util.HashMap;
import java.util.Map;

/** One of everything that a page or an endpoint shows by its id. */
final class Examples {

    private Examples() {
    }

    /** @return ids by {@code @kind} */
    static Map<String, String> of(Deal deal) {
        Http api = deal.api();
        Map<String, String> ids = new HashMap<>(Map.of("@advertiser", deal.advertiser(), "@campaign", deal.campaign(), "@partner", deal.partner(), "@link", deal.link()));
        ids.put("@rule", deal.rule("http://localhost:1/nobody?order={txid}"));
        ids.put("@click", deal.click());
        ids.put("@conversion", deal.sale(ids.get("@click"), "seen", "80.00").get("conversionId").asText());
        ids.put("@delivery", api.get("/deliveries?rule=" + ids.get("@rule")).is(200).json().at("/items/0/id").asText());
        ids.put("@goal", api.get("/goals?advertiser=" + deal.advertiser()).json().at("/items/0/id").asText());
        ids.put("@agreement", api.get("/agreements?campaign=" + deal.campaign()).json().at("/items/0/id").asText());
        ids.put("@proposal", api.post("/agreements/proposals", json("""
                {'terms':{'campaignId':'%s','partnerId':'%s','effectiveFrom':'2090-01-01','rates':[{'pricing':'cps','percent':'10'}]},'note':'seen'}""", deal.campaign(), deal.partner()))
                .is(201).id());
        ids.put("@import", Journeys.send(api, deal.advertiser(), new Journeys(3, 5).csv("bad"), ""));
        ids.put("@cap", api.post("/caps", json("{'subject':'campaign','subjectId':'" + deal.campaign() + "','of':'clicks','period':'total','limit':1000000}")).is(201).id());
        ids.put("@model", api.post("/value/models", json("{'advertiserId':'%s','model':'bg-nbd','calibrationEnd':'2026-01-01'}", deal.advertiser())).is(202).id());
        ids.put("@experiment", api.post("/experiments", json("{'linkId':'%s','name':'Looks','goal':'sale','variants':[{'name':'a','creativeId':'a'},{'name':'b','creativeId':'b'}]}", deal.link()))
                .is(201).id());
        ids.put("@run", api.post("/model-runs", json("{'kind':'attribution','advertiserId':'%s','parameters':{'from':'2026-01-01','to':'2026-01-02'}}", deal.advertiser())).is(202).id());
        ids.put("@trial", api.post("/traffic/trials", json("{'rules':0,'from':'2026-01-01T00:00:00Z','to':'2026-01-02T00:00:00Z'}")).is(202).id());
        ids.put("@coupon", api.post("/coupons", json("{'advertiserId':'%s','code':'AUTUMN','campaignId':'%s','partnerId':'%s'}", deal.advertiser(), deal.campaign(), deal.partner()))
                .is(201).id());
        ids.put("@group", api.post("/partner-groups", json("{'key':'g%s','name':'Gold'}", java.util.UUID.randomUUID().toString().substring(0, 8))).is(201).id());
        ids.put("@creative", api.post("/creatives", json("{'advertiserId':'%s','name':'Words','kind':'text'}", deal.advertiser())).is(201).id());
        api.post("/creatives/" + ids.get("@creative") + "/versions", json("{'headline':'Warm light'}")).is(201);
        ids.put("@landing", api.post("/landing-pages", json("""
                {'campaignId':'%s','goal':'sale','name':'Ask us','code':'ask-%s','content':{'headline':'Ask us','fields':[{'key':'email','label':'E-mail','kind':'email','required':true}]}}""",
                deal.campaign(), deal.campaign())).is(201).id());
        Payday payday = Payday.of(deal);
        ids.put("@payout", payday.run());
        ids.put("@statement", payday.statement());
        ids.put("@account", api.get("/ledger/accounts").is(200).json().at("/items/0/id").asText());
        ids.put("@application", api.post("/applications", json("{'name':'Applicant','type':'affiliate','email':'%s@applicant.example','currency':'EUR','answers':{}}",
                java.util.UUID.randomUUID().toString())).is(201).json().at("/application/id").asText());
        ids.put("@inquiry", api.post("/inquiries", json("{'partnerId':'%s','conversionId':'%s','text':'Why so little?'}", deal.partner(), ids.get("@conversion"))).is(201).id());
        ids.put("@lead", api.post("/leads", json("{'campaignId':'%s','partnerId':'%s','goal':'sale','email':'%s@lead.example'}", deal.campaign(), deal.partner(),
                java.util.UUID.randomUUID().toString())).is(201).json().get("leadId").asText());
        return ids;
    }
}
