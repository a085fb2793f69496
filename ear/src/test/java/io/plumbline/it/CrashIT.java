package io.plumbline.it;

import static io.plumbline.it.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server dies as in a power cut while it is busy; what it has answered stays true. */
class CrashIT {

    /** In the last of them a file is being read, too. */
    private static final int ROUNDS = 2;
    private static final int CALLERS = 8;
    private static final int JOURNEY_ROWS = 20_000;
    private static final Map<Database, Server> SERVERS = new EnumMap<>(Database.class);
    private static MortalPostgres postgres;

    /** What the callers have been told, by the order or click they told of. */
    private record Heard(Map<String, String> conversions, Map<String, String> clicks, Map<String, String> unanswered, Set<String> seen) {
        Heard() {
            this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), ConcurrentHashMap.newKeySet());
        }
    }

    /** A file of journeys that a server has begun to read. */
    private record Import(Http api, String shop, Journeys journeys, String job) {

        static Import begun(Server server) {
            Http api = Http.api(server);
            String shop = Journeys.advertiser(api);
            var journeys = new Journeys(17, JOURNEY_ROWS);
            String job = Journeys.send(api, shop, journeys.csv(), "");
            var begun = new Import(api, shop, journeys, job);
            Poll.until(Duration.ofMinutes(1), begun::state, now -> now.get("accepted").asLong() > 0);
            return begun;
        }

        JsonNode state() {
            return api.get("/imports/" + job).is(200).json();
        }

        /** It goes on where it was cut off and counts every row once. */
        void assertFinished(Database database) {
            JsonNode done = Journeys.finished(api, job);
            System.out.printf("kill -9 on %s during an import of %d rows, then %s%n", database, journeys.size(), done.get("status"));
            assertThat(done.get("status").asText()).as(done.toString()).isEqualTo("completed");
            assertThat(done.get("rows").asLong()).isEqualTo(journeys.size());
            assertThat(done.get("accepted").asLong() + done.get("repeated").asLong()).isEqualTo(journeys.size());
            assertThat(done.get("rejected").asLong()).isZero();
            journeys.assertToldBy(api, shop);
        }
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(Server::close);
        if (postgres != null) {
            postgres.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void what_was_acknowledged_before_a_kill_is_there_once_and_every_figure_adds_up(Database database) throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        Server server = server(database);
        Deal deal = Deal.on(server);
        String key = server.apiKey();
        var heard = new Heard();
        var payouts = new PayoutsCut(database, Deal.on(server));
        for (int round = 1; round <= ROUNDS; round++) {
            int before = heard.clicks().size() + heard.conversions().size();
            Import file = round == ROUNDS ? Import.begun(server) : null;

            killUnderLoad(deal, server, heard, 60 + random.nextInt(240), file, round == 1 ? () -> payouts.begin(random) : () -> { }, payouts::letGo);
            if (file != null) {
                file.assertFinished(database);
            }

            assertThat(server.apiKey()).as("a kill keeps the credentials").isEqualTo(key);
            List<JsonNode> clicks = all(deal.api(), "/clicks?link=" + deal.link());
            List<JsonNode> conversions = all(deal.api(), "/conversions?campaign=" + deal.campaign());
            System.out.printf("kill -9 on %s, round %d, seed %d: %d clicks and %d conversions acknowledged, %d calls without answer; stored %d clicks, %d conversions%n",
                    database, round, seed, heard.clicks().size(), heard.conversions().size(), heard.unanswered().size(), clicks.size(), conversions.size());
            assertThat(heard.clicks().size() + heard.conversions().size()).isGreaterThan(before + 50);
            assertThat(ids(clicks)).doesNotHaveDuplicates().containsAll(heard.clicks().values());
            assertThat(conversions.stream().map(conversion -> conversion.get("transactionId").asText())).doesNotHaveDuplicates().containsAll(heard.conversions().keySet());
            heard.conversions().forEach((order, id) -> assertThat(ids(conversions)).as(order).contains(id));
            assertThat(heard.seen()).hasSizeGreaterThan(20);
            assertThat(all(deal.api(), "/tag-events?advertiser=" + deal.advertiser()).stream().map(event -> event.get("name").asText())).doesNotHaveDuplicates().containsAll(heard.seen());
            assertThat(deal.totals("clicks", "conversions", "revenue", "payout").toString()).isEqualTo(
                    json("[%d,%d,'%s','%s']", clicks.size(), conversions.size(), sum(conversions, "/amount/amount"), sum(conversions, "/commission/amount")));
            assertThat(deal.balance("partner-pending")).isEqualTo(sum(conversions, "/commission/amount"));
            MainJobIT.assertAudited(deal);
        }
        payouts.verify();
        heard.conversions().forEach((order, id) -> assertThat(tell(deal, heard.clicks().get(order), order).get("result").asText()).isEqualTo("duplicate"));
        heard.unanswered().forEach((order, click) -> assertThat(tell(deal, click, order).get("result").asText()).isIn("recorded", "duplicate"));
        MainJobIT.assertAudited(deal);
    }

    @Test
    void while_the_database_is_gone_clicks_and_results_are_taken_and_when_it_is_back_everything_is_stored_once() {
        Server server = server(Database.POSTGRESQL);
        Deal deal = Deal.on(server);
        try (var callers = new Callers(deal)) {
            callers.start();
            callers.until(100, 5);

            postgres.kill9();
            callers.until(300, 10);
            assertThat(server.ready()).isTrue();
            assertThat(metric(server, "plumbline_spool_waiting")).as("what waits for the database").isPositive();
            assertThat(metric(server, "plumbline_spool_blocked")).isZero();
            postgres.start();
            callers.until(100, 5);
            callers.stop();

            Reckoning found = Reckoning.of(deal, callers);
            System.out.printf("kill -9 of PostgreSQL: %d clicks and %d conversions acknowledged, %d calls without answer; stored %d clicks, %d conversions%n",
                    callers.clicks().size(), callers.conversions().size(), callers.unanswered(), found.clicks(), found.conversions());
            assertThat(found.differences()).isEmpty();
            assertThat(metric(server, "plumbline_spool_waiting")).isZero();
            assertThat(metric(server, "plumbline_spool_drained_total")).isGreaterThanOrEqualTo(callers.clicks().size());
            assertThat(metric(server, "plumbline_audit_broken")).isZero();
        }
    }

    /** A figure of this application under {@code /metrics}, whatever its labels. */
    private static double metric(Server server, String name) {
        return Http.management(server).get("/metrics").is(200).text().lines().filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).findFirst().orElseThrow(() -> new AssertionError("no " + name));
    }

    private static void killUnderLoad(Deal deal, Server server, Heard heard, int answers, Import file, Runnable before, Runnable after) throws InterruptedException {
        var enough = new CountDownLatch(answers);
        var orders = new AtomicInteger(heard.clicks().size() + heard.unanswered().size());
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        for (int caller = 0; caller < CALLERS; caller++) {
            callers.submit(() -> {
                while (server.alive()) {
                    String order = "order-" + orders.incrementAndGet() + "-" + Thread.currentThread().getId();
                    try {
                        Http.Answer click = deal.edge().attempt("GET", "/c/" + deal.key() + "?format=json", null);
                        if (click.status() == 200) {
                            heard.clicks().put(order, click.json().get("clickId").asText());
                            enough.countDown();
                            see(deal, heard, order);
                            convert(deal, heard, order);
                            enough.countDown();
                        }
                    } catch (IOException cutOff) {
                        // Nobody knows whether it was recorded; the callers ask again later.
                        if (heard.clicks().containsKey(order)) {
                            heard.unanswered().put(order, heard.clicks().get(order));
                        }
                    }
                }
            });
        }
        boolean busy = enough.await(2, TimeUnit.MINUTES);
        before.run();
        String reading = file == null ? "running" : file.state().get("status").asText();
        server.kill9();
        after.run();
        callers.shutdown();
        assertThat(callers.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        assertThat(reading).as("the kill comes in the middle of the file").isEqualTo("running");
        assertThat(busy).as("the server answered " + answers + " calls").isTrue();
        server.start();
    }

    private static void see(Deal deal, Heard heard, String order) throws IOException {
        String seen = json("{'type':'pageview','name':'%s','advertiser':'%s','visitor':'visitor-%s','clickId':'%s','url':'https://shop.example/'}", order, deal.advertiser(), order, heard.clicks().get(order));
        if (deal.edge().attempt("POST", "/e", seen.getBytes(StandardCharsets.UTF_8), "Content-Type", "text/plain").status() == 202) {
            heard.seen().add(order);
        }
    }

    private static void convert(Deal deal, Heard heard, String order) throws IOException {
        Http.Answer told = deal.edge().attempt("GET", "/postback?click_id=" + heard.clicks().get(order) + "&goal=sale&txid=" + order + "&amount=80.00", null);
        if (told.status() == 200) {
            heard.conversions().put(order, told.json().get("conversionId").asText());
        } else {
            heard.unanswered().put(order, heard.clicks().get(order));
        }
    }

    private static JsonNode tell(Deal deal, String click, String order) {
        return deal.edge().get("/postback?click_id=" + click + "&goal=sale&txid=" + order + "&amount=80.00").is(200).json();
    }

    private static List<JsonNode> all(Http api, String list) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < 1000 && cursor != null; page++) {
            JsonNode piece = api.get(list + "&limit=100" + cursor).is(200).json();
            piece.get("items").forEach(items::add);
            cursor = piece.hasNonNull("next") ? "&cursor=" + piece.get("next").asText() : null;
        }
        return items;
    }

    private static List<String> ids(List<JsonNode> items) {
        return items.stream().map(item -> item.get("id").asText()).toList();
    }

    private static String sum(List<JsonNode> conversions, String pointer) {
        return conversions.stream().map(conversion -> new BigDecimal(conversion.at(pointer).asText())).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add).toPlainString();
    }

    private static Server server(Database database) {
        return SERVERS.computeIfAbsent(database, wanted -> wanted == Database.POSTGRESQL ? Server.aloneOn(mortal().newDatabase()) : Server.alone(wanted));
    }

    private static MortalPostgres mortal() {
        postgres = MortalPostgres.started();
        return postgres;
    }
}
