package io.plumbline.it;

import static io.plumbline.it.Http.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Models that learn from all journeys, from a file through REST, against sums and steps taken one by one here. */
class AttributionIT {

    private static final long SEED = 20_261_122L;

    @ParameterizedTest
    @EnumSource(Database.class)
    void every_model_is_answered_and_markov_and_shapley_equal_a_recount(Database database) {
        Http api = Http.api(Server.on(database));
        String shop = Journeys.advertiser(api);
        var journeys = new Journeys(SEED, 1500);
        assertThat(Journeys.finished(api, Journeys.send(api, shop, journeys.csv(), "")).get("status").asText()).isEqualTo("completed");
        List<Journeys.Told> told = journeys.told();
        long conversions = told.stream().filter(Journeys.Told::converts).count();

        JsonNode answer = api.post("/attribution/query", question(shop, "'by':'channel','markovOrder':1")).is(200).json();

        assertThat(answer.get("models").findValuesAsText("model")).containsExactly("first-touch", "last-touch", "last-non-direct", "linear", "position-based", "time-decay", "markov", "shapley");
        for (JsonNode model : answer.get("models")) {
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode row : model.get("rows")) {
                sum = sum.add(row.get("conversions").decimalValue());
            }
            assertThat(sum).as(model.get("model").asText()).isEqualByComparingTo(BigDecimal.valueOf(conversions));
        }
        assertThat(answer.at("/sample/nonConverting").asLong()).isEqualTo(told.size() - conversions);
        assertRows(answer, "shapley", shapley(told));
        assertRows(answer, "markov", markov(told, conversions));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_run_in_the_background_is_kept_and_comes_out_the_same_again(Database database) {
        Http api = Http.api(Server.on(database));
        String shop = Journeys.advertiser(api);
        Journeys.finished(api, Journeys.send(api, shop, new Journeys(SEED + 1, 400).csv(), ""));

        String first = api.post("/model-runs", json("{'kind':'attribution','advertiserId':'%s','parameters':%s}", shop, question(shop, "'markovOrder':2"))).is(202).id();
        JsonNode run = finished(api, first);
        JsonNode again = finished(api, api.post("/model-runs/" + first + "/repeat", "{}").is(202).id());

        assertThat(run.get("status").asText()).as(run.toString()).isEqualTo("completed");
        assertThat(run.at("/result/models")).hasSize(8);
        assertThat(again.get("repeatOf").asText()).isEqualTo(first);
        assertThat(again.get("fingerprint")).isEqualTo(run.get("fingerprint"));
        assertThat(again.get("resultDigest")).isEqualTo(run.get("resultDigest"));
        Journeys.finished(api, Journeys.send(api, shop, new Journeys(SEED + 2, 20).csv(), ""));
        JsonNode later = finished(api, api.post("/model-runs/" + first + "/repeat", "{}").is(202).id());
        assertThat(later.get("resultDigest")).as("as known at its start").isEqualTo(run.get("resultDigest"));
        String asOf = run.at("/parameters/asOf").asText();
        JsonNode then = api.post("/attribution/query", question(shop, "'markovOrder':2,'asOf':'" + asOf + "'")).is(200).json();
        JsonNode now = api.post("/attribution/query", question(shop, "'markovOrder':2")).is(200).json();
        assertThat(then.get("models").toString()).as("what is kept names what has no value, too").isEqualTo(run.at("/result/models").toString().replaceAll(",\"\\w+\":null", ""));
        assertThat(then.at("/restated/0/reason").asText()).isEqualTo("late");
        assertThat(then.get("conversions").asLong() + then.at("/restated/0/conversions").asLong()).isEqualTo(now.get("conversions").asLong()).isGreaterThan(then.get("conversions").asLong());
        assertThat(api.post("/journeys/query", question(shop, "'asOf':'" + asOf + "'")).is(200).json().get("restated")).isEqualTo(then.get("restated"));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_table_of_paths_is_a_calculator_and_one_conversion_has_its_credit_under_every_model(Database database) {
        Http api = Http.api(Server.on(database));
        String shop = Journeys.advertiser(api);
        Journeys.finished(api, Journeys.send(api, shop, new Journeys(SEED + 3, 200).csv(), ""));

        JsonNode table = api.post("/attribution/evaluate", json("{'journeys':[{'path':['C1','C2','C3'],'conversions':1,'value':'10.00'},{'path':['C1'],'nulls':1},{'path':['C2','C3'],'nulls':1}],"
                + "'models':['markov'],'markovOrder':1}")).is(200).json();
        assertThat(table.at("/models/0/rows").findValuesAsText("key")).containsExactly("C2", "C3", "C1");
        assertThat(table.at("/models/0/rows").findValuesAsText("value")).containsExactly("4.00", "4.00", "2.00");

        assertThat(api.post("/attribution/evaluate/export?format=csv", json("{'journeys':[{'path':['C1','C2'],'conversions':1,'value':'10.00'}],'models':['linear']}")).is(200).text().lines())
                .containsExactly("model,key,name,conversions,value,removalEffect,markovOrder", "linear,C1,C1,0.500000,5.00,,", "linear,C2,C2,0.500000,5.00,,");

        String conversion = api.get("/conversions?advertiser=" + shop).is(200).json().at("/items/0/id").asText();
        JsonNode credit = api.get("/conversions/" + conversion + "/attribution").is(200).json();
        assertThat(credit.get("models")).hasSize(8);
        for (JsonNode model : credit.get("models")) {
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode share : model.get("credits")) {
                sum = sum.add(share.decimalValue());
            }
            assertThat(sum).as(model.toString()).isEqualByComparingTo("1");
        }
        assertThat(api.get("/conversions/" + conversion + "/trace").is(200).json().get("credit")).isEqualTo(credit);
        BadInputIT.assertProblem(api.post("/attribution/evaluate", json("{'journeys':[{'path':[],'conversions':1}]}")), 400);
        BadInputIT.assertProblem(api.post("/attribution/query", question(shop, "'markovOrder':9")), 400);
    }

    private static String question(String shop, String more) {
        return json("{'from':'2026-02-01','to':'2026-05-31','timeZone':'UTC','goal':'sale','advertiserId':'%s','lookbackDays':%d,%s}", shop, Journeys.LOOKBACK_DAYS, json(more));
    }

    private static JsonNode finished(Http api, String run) {
        return Poll.until(Duration.ofMinutes(2), () -> api.get("/model-runs/" + run).is(200).json(), job -> !List.of("queued", "running").contains(job.get("status").asText()));
    }

    private static void assertRows(JsonNode answer, String model, Map<String, Double> expected) {
        for (JsonNode result : answer.get("models")) {
            if (result.get("model").asText().equals(model)) {
                assertThat(result.get("rows").findValuesAsText("key")).containsExactlyInAnyOrderElementsOf(expected.keySet());
                result.get("rows").forEach(row -> assertThat(row.get("conversions").asDouble()).as(model + " " + row).isCloseTo(expected.get(row.get("key").asText()), within(1e-5)));
            }
        }
    }

    private static Map<String, Double> shapley(List<Journeys.Told> told) {
        Map<String, Double> credit = new TreeMap<>();
        for (Journeys.Told journey : told) {
            if (journey.converts()) {
                var channels = new HashSet<>(journey.path());
                channels.forEach(channel -> credit.merge(channel, 1.0 / channels.size(), Double::sum));
            }
        }
        return credit;
    }

    /** Order one: many small steps of all the mass there is, until none is left. */
    private static Map<String, Double> markov(List<Journeys.Told> told, long conversions) {
        Map<String, Map<String, Double>> steps = new HashMap<>();
        for (Journeys.Told journey : told) {
            List<String> stops = new ArrayList<>(List.of("(start)"));
            journey.path().forEach(channel -> {
                if (!stops.get(stops.size() - 1).equals(channel)) {
                    stops.add(channel);
                }
            });
            stops.add(journey.converts() ? "(conversion)" : "(null)");
            for (int i = 1; i < stops.size(); i++) {
                steps.computeIfAbsent(stops.get(i - 1), k -> new HashMap<>()).merge(stops.get(i), 1.0, Double::sum);
            }
        }
        double all = converted(steps, "nobody");
        Map<String, Double> effects = new TreeMap<>();
        steps.keySet().stream().filter(channel -> !channel.startsWith("(")).forEach(channel -> effects.put(channel, 1 - converted(steps, channel) / all));
        double sum = effects.values().stream().mapToDouble(Double::doubleValue).sum();
        effects.replaceAll((channel, effect) -> effect / sum * conversions);
        return effects;
    }

    private static double converted(Map<String, Map<String, Double>> steps, String removed) {
        Map<String, Double> mass = Map.of("(start)", 1.0);
        double converted = 0;
        for (int step = 0; step < 5000 && !mass.isEmpty(); step++) {
            Map<String, Double> next = new HashMap<>();
            mass.forEach((at, share) -> {
                double of = steps.get(at).values().stream().mapToDouble(Double::doubleValue).sum();
                steps.get(at).forEach((to, count) -> next.merge(to, share * count / of, Double::sum));
            });
            converted += next.getOrDefault("(conversion)", 0.0);
            next.keySet().removeAll(List.of("(conversion)", "(null)", removed));
            mass = next;
        }
        return converted;
    }
}
