package io.plumbline.it;

import static io.plumbline.it.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file of journeys, in through REST and out again as figures. */
class JourneysIT {

    private static final long SEED = 20_261_121L;
    private static final int ROWS = 3_000;

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_file_sent_twice_is_counted_once_and_report_and_attribution_equal_a_recount(Database database) {
        Http api = Http.api(Server.on(database));
        String shop = Journeys.advertiser(api);
        var journeys = new Journeys(SEED, ROWS);

        JsonNode rehearsal = Journeys.finished(api, Journeys.send(api, shop, journeys.csv(), "&dryRun=true"));
        JsonNode first = Journeys.finished(api, Journeys.send(api, shop, journeys.csv(), ""));
        JsonNode second = Journeys.finished(api, Journeys.send(api, shop, journeys.csv(), ""));

        assertCounts(rehearsal, journeys.size(), journeys.size(), 0, 0);
        assertCounts(first, journeys.size(), journeys.size(), 0, 0);
        assertCounts(second, journeys.size(), 0, journeys.size(), 0);
        journeys.assertToldBy(api, shop);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void bad_rows_are_listed_with_line_column_and_reason_and_cost_no_good_one(Database database) {
        Http api = Http.api(Server.on(database));
        String shop = Journeys.advertiser(api);
        var journeys = new Journeys(SEED + 1, 200);
        int last = journeys.size() + 1;

        JsonNode job = Journeys.finished(api, Journeys.send(api, shop, journeys.csv(
                ",2026-03-02T10:00:00Z,impression,0,0,Facebook", "P1,yesterday,impression,0,0,Facebook", "P1,2099-01-01T00:00:00Z,impression,0,0,Facebook",
                "P1,2026-03-02T10:00:00Z,glance,0,0,Facebook", "P1,2026-03-02T10:00:00Z,conversion,1,-5,Facebook", "P1,2026-03-02T10:00:00Z,conversion,1,1e9,Facebook",
                "P1,2026-03-02T10:00:00Z,conversion,perhaps,1,Facebook", "P1,2026-03-02T10:00:00Z,impression,0,0,"), ""));

        assertCounts(job, last + 7, journeys.size(), 0, 8);
        assertThat(StreamSupport.stream(job.get("errors").spliterator(), false).map(error -> error.get("line").asInt() - last + " " + error.get("column").asText() + " " + error.get("code").asText()))
                .containsExactly("1 customer_id required", "2 time time-malformed", "3 time time-in-future", "4 interaction interaction-unknown",
                        "5 conversion_value amount-negative", "6 conversion_value amount-malformed", "7 conversion conversion-malformed", "8 channel required");
        String file = api.get("/imports/" + job.get("id").asText() + "/errors").is(200).text();
        assertThat(file.lines()).hasSize(9).startsWith("line,column,code,detail");
        journeys.assertToldBy(api, shop);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void conversions_costs_and_leads_come_in_as_files_too_and_their_repeats_are_known(Database database) {
        Deal deal = Deal.on(Server.on(database));
        String click = deal.click();
        String conversions = "time;goal;click_id;transaction_id;value;currency\n2026-03-02T10:00:00Z;sale;;f1;12,50;EUR\n"
                + deal.api().get("/clicks/" + click).json().get("time").asText() + ";sale;" + click + ";f2;80.00;EUR\n";
        String costs = "date,campaign,cost,currency,clicks\n2026-03-02," + deal.campaign() + ",%s,EUR,40\n";
        String otherDays = "date,channel,cost,currency\n2026-03-03,video,1.00,EUR\n2026-03-01,video,1.00,EUR\n2026-03-02,video,1.00,EUR\n2026-03-03,display,1.00,EUR\n";
        String leads = "external_id,stage,stage_time,value,currency\nL1,new,2026-03-02T10:00:00Z,0,EUR\nL1,won,2026-03-09T10:00:00Z,900.00,EUR\n";

        assertCounts(sent(deal, "conversions", "\uFEFF" + conversions), 2, 2, 0, 0);
        assertCounts(sent(deal, "conversions", conversions), 2, 0, 2, 0);
        assertCounts(sent(deal, "costs", costs.formatted("100.00")), 1, 1, 0, 0);
        sent(deal, "costs", costs.formatted("90.00"));
        assertThat(daysOfCosts(deal)).isEqualTo(List.of("2026-03-02"));
        assertCounts(sent(deal, "leads", leads), 2, 2, 0, 0);
        assertCounts(sent(deal, "leads", leads), 2, 0, 2, 0);

        assertThat(deal.conversionOf("f2").at("/commission/amount").asText()).isEqualTo("10.00");
        assertThat(deal.totals("cost", "revenue", "payout").toString()).as("a cost restated replaces the former").isEqualTo(json("['90.00','80.00','10.00']"));
        assertThat(deal.api().get("/leads?advertiser=" + deal.advertiser()).is(200).json().get("items")).hasSize(2);
        sent(deal, "costs", otherDays);
        assertThat(daysOfCosts(deal)).as("newest day first, one by one").isEqualTo(List.of("2026-03-03", "2026-03-03", "2026-03-02", "2026-03-02", "2026-03-01"));
        MainJobIT.assertAudited(deal);
    }

    private static List<String> daysOfCosts(Deal deal) {
        List<String> days = new ArrayList<>();
        for (String cursor = ""; cursor != null && days.size() < 10; ) {
            JsonNode page = deal.api().get("/costs?limit=1&advertiser=" + deal.advertiser() + "&cursor=" + cursor).is(200).json();
            page.get("items").forEach(cost -> days.add(cost.get("date").asText()));
            cursor = page.path("next").asText(null);
        }
        return days;
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_file_that_cannot_be_read_at_all_fails_with_a_reason(Database database) {
        Http api = Http.api(Server.on(database));
        String shop = Journeys.advertiser(api);

        for (byte[] file : List.of(new byte[0], "a,b,c\n1,2,3\n".getBytes(StandardCharsets.UTF_8), new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0},
                "<?xml version=\"1.0\"?><a/>".getBytes(StandardCharsets.UTF_8))) {
            Http.Answer answer = api.send("POST", "/imports/touchpoints?advertiserId=" + shop + "&goal=sale", file, "Content-Type", "text/csv");
            if (answer.status() == 202) {
                JsonNode job = Journeys.finished(api, answer.id());
                assertThat(job.get("status").asText()).isEqualTo("failed");
                assertThat(job.get("failure").asText()).isNotBlank();
            } else {
                assertThat(answer.status()).isBetween(400, 499);
                assertThat(answer.json().get("code").asText()).isNotBlank();
            }
        }
        assertThat(api.get("/conversions?advertiser=" + shop).is(200).json().get("items")).isEmpty();
    }

    private static JsonNode sent(Deal deal, String kind, String file) {
        return Journeys.finished(deal.api(), deal.api().send("POST", "/imports/" + kind + "?advertiserId=" + deal.advertiser(), file.getBytes(StandardCharsets.UTF_8),
                "Content-Type", "text/csv").is(202).id());
    }

    private static void assertCounts(JsonNode job, long rows, long accepted, long repeated, long rejected) {
        assertThat(job.get("status").asText()).as(job.toString()).isEqualTo("completed");
        assertThat(List.of(job.get("rows").asLong(), job.get("accepted").asLong(), job.get("repeated").asLong(), job.get("rejected").asLong()))
                .as(job.toString()).isEqualTo(List.of(rows, accepted, repeated, rejected));
    }
}
