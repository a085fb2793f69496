package io.plumbline.it;

import static io.plumbline.it.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
}
