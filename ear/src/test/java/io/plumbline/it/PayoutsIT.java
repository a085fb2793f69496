package io.plumbline.it;

import static io.plumbline.it.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From a sale to a partner who has its money, over HTTP only. */
class PayoutsIT {

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_sale_is_paid_once_with_a_statement_and_a_file_that_stay_as_they_are(Database database) {
        Deal deal = Deal.on(Server.on(database));
        Payday payday = Payday.of(deal);
        JsonNode run = deal.api().get("/payouts/" + payday.run()).is(200).json();
        JsonNode mine = Payday.mine(deal, run.get("statements"));
        String number = mine.get("number").asText();

        assertThat(number).matches("\\d{4}-\\d{6}");
        assertThat(mine.at("/total/amount").asText()).isEqualTo("10.00");
        assertThat(mine.get("vatTreatment").asText()).isEqualTo("reverse-charge");
        String file = "/payouts/" + payday.run() + "/files/" + run.at("/files/0/id").asText();
        assertThat(deal.api().get(file).is(200).text()).contains("urn:iso:std:iso:20022:tech:xsd:pain.001.001.09", "<EndToEndId>" + number + "</EndToEndId>", Payday.IBAN);
        assertThat(deal.api().get(file).body()).isEqualTo(deal.api().get(file).body());
        byte[] pdf = deal.api().get("/statements/" + payday.statement() + ".pdf").is(200).body();
        assertThat(deal.api().get("/statements/" + payday.statement() + ".pdf").body()).isEqualTo(pdf);
        assertThat(new String(pdf, 0, 5)).isEqualTo("%PDF-");
        JsonNode line = deal.api().get("/statements/" + payday.statement() + "/lines").is(200).json().at("/items/0");
        assertThat(line.get("subjectId").asText()).isEqualTo(deal.conversionOf("payday").get("id").asText());
        assertThat(deal.api().get("/partners/" + deal.partner() + "/payee").text()).doesNotContain(Payday.IBAN).contains("NL••••4300");

        BadInputIT.assertProblem(payday.second().post("/payouts/" + payday.run() + "/approve", "{}"), 409);
        for (String outcome : new String[] {"recorded", "repeated"}) {
            assertThat(deal.api().post("/payouts/" + payday.run() + "/confirmations", json("[{'statement':'%s','result':'paid'}]", number)).is(200).json().at("/0/outcome").asText())
                    .isEqualTo(outcome);
        }
        assertThat(deal.api().get("/statements/" + payday.statement()).json().get("state").asText()).isEqualTo("paid");
        JsonNode next = Payday.prepare(deal);
        assertThat(Payday.mine(deal, next.get("statements"))).as("nothing is paid twice").isNull();
        BadInputIT.assertProblem(deal.api().post("/payouts/" + next.get("id").asText() + "/approve", "{}"), 403);

        deal.api().patch("/conversions/" + line.get("subjectId").asText(), json("{'status':'reversed','reason':'returned'}")).is(200);
        JsonNode left = Payday.mine(deal, deal.api().get("/payouts/" + next.get("id").asText()).is(200).json().get("carried"));
        assertThat(left.at("/balance/amount").asText()).isEqualTo("-10.00");
        assertThat(left.get("reasons").toString()).contains("negative-balance");
    }

    @Test
    void a_partner_reads_the_invoice_it_brought_in_its_own_pages_and_nobody_elses() {
        Deal deal = Deal.on(Server.on(Database.H2));
        Payday payday = Payday.of(deal, "own-invoice");
        byte[] invoice = "%PDF-1.4\n1 0 obj\nendobj\ntrailer\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        String brought = deal.api().send("POST", "/statements/" + payday.statement() + "/invoice-files", invoice, "Content-Type", "application/pdf").is(201).json().get("id").asText();
        String papers = "/partner/statements/";
        String file = papers + "invoice?id=" + payday.statement() + "&file=" + brought;

        Portal own = person(deal);
        Http.Answer got = own.get(file).is(200);
        assertThat(got.body()).isEqualTo(invoice);
        assertThat(got.header("Content-Disposition")).startsWith("attachment");
        assertThat(own.get(papers + "view.xhtml?id=" + payday.statement()).is(200).text()).contains(brought);
        assertThat(own.get(papers + "paper?id=" + payday.statement()).is(200).text()).startsWith("%PDF-");

        Portal other = person(Deal.on(deal.server()));
        for (String path : List.of(file, papers + "view.xhtml?id=" + payday.statement(), papers + "paper?id=" + payday.statement())) {
            assertThat(other.get(path).status()).as(path).isEqualTo(404);
            assertThat(Http.open(deal.server()).get(path).status()).as("nobody: " + path).isEqualTo(302);
        }
    }

    @Test
    void what_a_bank_in_euro_takes_for_crowns_beyond_their_rate_is_an_exchange_difference() {
        Deal deal = Deal.on(Server.on(Database.H2));
        Http second = Payday.second(deal);
        put(deal, "/fx-rates", json("{'date':'%s','base':'EUR','quote':'NOK','rate':'11.6'}", LocalDate.now(ZoneOffset.UTC).minusDays(3)));
        Payday.payable(deal, second);
        String crowns = deal.api().post("/partners", json("{'name':'Fjord %s','type':'affiliate','currency':'NOK','status':'active'}", UUID.randomUUID())).is(201).id();
        deal.api().post("/agreements", json("{'campaignId':'%s','partnerId':'%s','effectiveFrom':'2020-01-01','holdDays':0,'rates':[{'pricing':'cps','percent':'12.5'}]}", deal.campaign(), crowns)).is(201);
        JsonNode payee = put(deal, "/partners/" + crowns + "/payee", json("""
                {'legalName':'Fjord AS','street':'Kaien 1','postalCode':'0150','city':'Oslo','country':'NO','taxNumber':'987654321','vatTreatment':'outside','invoicing':'self-billing',
                'selfBillingAgreedOn':'2020-01-01','taxForm':{'kind':'residence-certificate','uploadedOn':'2020-01-01'},'bank':{'method':'csv','holder':'Fjord AS','account':'1234 56 78903'}}""")).json();
        second.post("/partners/" + crowns + "/payee/bank/" + payee.at("/waiting/id").asText() + "/decision", json("{'agree':true}")).is(200);
        JsonNode link = Deal.link(deal.api(), deal.campaign(), crowns, "https://shop.example/fjord");
        Deal fjord = new Deal(deal.server(), deal.api(), deal.edge(), "Fjord", deal.advertiser(), deal.campaign(), crowns, link.get("id").asText(), link.get("key").asText());
        String sale = fjord.sale(fjord.click(), "fjord", "80.00").get("conversionId").asText();
        deal.api().patch("/conversions/" + sale, json("{'status':'approved','reason':'delivered'}")).is(200);

        JsonNode draft = deal.api().post("/payouts", json("{'periodEnd':'%s','currency':'NOK'}", LocalDate.now(ZoneId.of("Europe/Berlin")))).is(201).json();
        JsonNode mine = Payday.mine(fjord, second.post("/payouts/" + draft.get("id").asText() + "/approve", "{}").is(200).json().get("statements"));
        // 12.5 % of 80.00 EUR are 10.00, at 11.6 crowns each; the bank takes 10.20.
        assertThat(mine.at("/total/amount").asText()).isEqualTo("116.00");
        String told = json("[{'statement':'%s','result':'paid','booked':{'amount':'10.20','currency':'EUR'}}]", mine.get("number").asText());
        assertThat(deal.api().post("/payouts/" + draft.get("id").asText() + "/confirmations", told).is(200).json().at("/0/outcome").asText()).isEqualTo("recorded");
        assertThat(deal.api().get("/statements/" + mine.get("statementId").asText()).is(200).json().at("/booked/amount").asText()).isEqualTo("10.20");
        assertThat(deal.api().get("/ledger/trial-balance?date=" + LocalDate.now(ZoneId.of("Europe/Berlin")) + "&advertiser=" + deal.advertiser()).is(200).json().get("rows")).extracting(
                row -> row.get("kind").asText() + " " + row.at("/balance/amount").asText() + " " + row.get("currency").asText())
                .contains("fx-difference 0.20 EUR", "bank -10.20 EUR", "currency-exchange 10.00 EUR", "currency-exchange -116.00 NOK", "payout-clearing 0.00 NOK");
    }

    private static Http.Answer put(Deal deal, String path, String body) {
        Http.Answer answer = deal.api().send("PUT", path, body.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json");
        assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
        return answer;
    }

    private static Portal person(Deal deal) {
        String login = "partner." + UUID.randomUUID();
        deal.api().post("/users", json("{'login':'%s','displayName':'Blog','password':'a password of my own','role':'partner','partnerId':'%s'}", login, deal.partner())).is(201);
        return Portal.signedIn(deal.server(), login, "a password of my own");
    }
}
