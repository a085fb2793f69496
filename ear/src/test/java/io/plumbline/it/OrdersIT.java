package io.plumbline.it;

import static io.plumbline.it.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** From an uploaded order to the partner's balance, through the doors. */
class OrdersIT {

    @Test
    void orders_are_previewed_carried_out_and_change_nothing_when_repeated() {
        Deal deal = Deal.on(Server.on(Database.H2));
        String click = deal.click();
        String paid = deal.sale(click, "paid", "80.00").get("conversionId").asText();
        deal.sale(click, "gone", "80.00");
        deal.sale(click, "part", "80.00");
        String at = Instant.now().minus(Duration.ofMinutes(1)).toString();
        String file = "order_id,time,amount,currency,status,refund_amount\npaid," + at + ",80.00,EUR,paid,\ngone," + at + ",80.00,EUR,cancelled,\npart," + at
                + ",80.00,EUR,paid,20.00\nnobody," + at + ",12.00,EUR,paid,\nbad," + at + ",1.00,EUR,paid,2.00\n";

        String dry = upload(deal, file, "&dryRun=true");
        assertThat(deal.api().get("/orders/preview?import=" + dry).is(200).json().get("items").findValuesAsText("action")).containsExactly("approve", "approve", "reject", "unattributed");
        assertThat(deal.api().get("/orders?advertiser=" + deal.advertiser()).is(200).json().get("items").isEmpty()).as("a dry run keeps no order").isTrue();

        String real = upload(deal, file, "");
        JsonNode job = deal.api().get("/imports/" + real).json();
        assertThat(job.get("accepted").asLong() + " " + job.get("rejected").asLong()).isEqualTo("4 1");
        assertThat(job.at("/errors/0/code").asText()).isEqualTo("refund-exceeds-order");
        JsonNode applied = deal.api().post("/orders/apply", json("{'advertiserId':'%s'}", deal.advertiser())).is(200).json();
        assertThat(applied.get("applied").asInt()).isEqualTo(3);
        assertThat(deal.balance("partner-payable")).isEqualTo("17.50");
        assertThat(deal.conversionOf("gone").get("reasonCode").asText()).isEqualTo("order-cancelled");
        assertThat(deal.api().get("/conversions/" + paid + "/trace").is(200).text()).contains("order:paid");
        assertThat(deal.api().post("/orders/apply", json("{'advertiserId':'%s'}", deal.advertiser())).is(200).json().get("applied").asInt()).isZero();
        assertThat(deal.api().get("/imports/" + upload(deal, file, "")).json().get("repeated").asLong()).isEqualTo(4);
        assertThat(deal.balance("partner-payable")).isEqualTo("17.50");
    }

    @Test
    void many_are_decided_with_one_answer_each_and_refunds_count_once() {
        Deal deal = Deal.on(Server.on(Database.H2));
        String click = deal.click();
        String first = deal.sale(click, "one", "80.00").get("conversionId").asText();
        String second = deal.sale(click, "two", "80.00").get("conversionId").asText();
        JsonNode answers = deal.api().patch("/conversions", json("[{'id':'%s','status':'approved'},{'id':'%s','status':'rejected'},{'id':'%s','status':'on-hold','reasonCode':'under-review'}]",
                first, second, second)).is(207).json();
        assertThat(answers.at("/0/status").asInt()).as(answers.toString()).isEqualTo(200);
        assertThat(answers.at("/1/status").asInt()).as(answers.toString()).isEqualTo(400);
        assertThat(answers.at("/2/status").asInt()).as(answers.toString()).isEqualTo(200);
        assertThat(answers.at("/1/reason").asText()).isEqualTo("reason-required");
        assertThat(deal.conversion(second).get("status").asText()).isEqualTo("on-hold");

        String refund = "/postback?click_id=" + click + "&goal=sale&txid=one&amount=30.00&currency=EUR&status=refund&refund_id=R1";
        assertThat(deal.edge().get(refund).json().get("result").asText()).isEqualTo("updated");
        assertThat(deal.edge().get(refund).json().get("reason").asText()).isEqualTo("refund-already-known");
        assertThat(deal.edge().get(refund.replace("R1", "R2").replace("30.00", "50.01")).is(400).json().get("reason").asText()).isEqualTo("refund-exceeds-sale");
        assertThat(deal.balance("partner-payable")).isEqualTo("6.25");
        assertThat(deal.api().get("/conversion-reasons").is(200).text()).contains("Wird geprüft");
    }

    private static String upload(Deal deal, String file, String more) {
        String id = deal.api().send("POST", "/imports/orders?advertiserId=" + deal.advertiser() + more, file.getBytes(StandardCharsets.UTF_8), "Content-Type", "text/csv").is(202).id();
        Poll.until(Duration.ofSeconds(30), () -> deal.api().get("/imports/" + id).json().get("status").asText(), "completed"::equals);
        return id;
    }
}
