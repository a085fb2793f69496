package io.plumbline.it;

import static io.plumbline.it.Http.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** A partner who can be paid, and the payout that pays it: prepared with one key, approved with another. */
record Payday(Deal deal, Http second, String run, String statement) {

    static final String IBAN = "NL91ABNA0417164300";

    /** Sells once for 80.00, so that 10.00 are owed, and pays. */
    static Payday of(Deal deal) {
        return of(deal, "self-billing");
    }

    /** @param invoicing {@code self-billing} or {@code own-invoice} */
    static Payday of(Deal deal, String invoicing) {
        Http second = second(deal);
        payable(deal, second, invoicing);
        String sale = deal.sale(deal.click(), "payday", "80.00").get("conversionId").asText();
        deal.api().patch("/conversions/" + sale, json("{'status':'approved','reason':'delivered'}")).is(200);
        String run = prepare(deal).get("id").asText();
        JsonNode approved = second.post("/payouts/" + run + "/approve", "{}").is(200).json();
        return new Payday(deal, second, run, mine(deal, approved.get("statements")).get("statementId").asText());
    }

    static JsonNode prepare(Deal deal) {
        return deal.api().post("/payouts", json("{'periodEnd':'%s'}", LocalDate.now(ZoneId.of("Europe/Berlin")))).is(201).json();
    }

    /** What is said about the deal's partner. */
    static JsonNode mine(Deal deal, JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false).filter(row -> row.get("partnerId").asText().equals(deal.partner())).findFirst().orElse(null);
    }

    /** Somebody besides whom the deal's own key belongs to. */
    static Http second(Deal deal) {
        return Http.api(deal.server(), deal.api().post("/api-keys", json("{'name':'second person %s','scopes':['finance','approver']}", UUID.randomUUID())).is(201).json()
                .get("key").asText());
    }

    /** Everything that a payout asks of payer and payee. */
    static void payable(Deal deal, Http second) {
        payable(deal, second, "self-billing");
    }

    private static void payable(Deal deal, Http second, String invoicing) {
        put(deal.api(), "/payer", """
                {'legalName':'Plumb & Söhne GmbH','street':'Hafenstraße 1','postalCode':'20457','city':'Hamburg','country':'DE','vatId':'DE136695976','vatPercent':'19',
                'timeZone':'Europe/Berlin','iban':'DE89370400440532013000','language':'en'}""");
        JsonNode payee = put(deal.api(), "/partners/" + deal.partner() + "/payee", """
                {'legalName':'Blog BV','street':'Gracht 1','postalCode':'1011','city':'Amsterdam','country':'NL','vatId':'NL010000446B01','vatTreatment':'reverse-charge',
                'invoicing':'INVOICING','selfBillingAgreedOn':'2020-01-01','taxForm':{'kind':'residence-certificate','uploadedOn':'2020-01-01'},
                'bank':{'method':'sepa','holder':'Blog BV','account':'NL91 ABNA 0417 1643 00'}}""".replace("INVOICING", invoicing)).json();
        second.post("/partners/" + deal.partner() + "/payee/bank/" + payee.at("/waiting/id").asText() + "/decision", json("{'agree':true}")).is(200);
    }

    private static Http.Answer put(Http api, String path, String body) {
        return api.send("PUT", path, json(body).getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json").is(200);
    }
}
