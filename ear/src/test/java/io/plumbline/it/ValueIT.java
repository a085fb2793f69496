package io.plumbline.it;

import static io.plumbline.it.Http.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The CDNOW customers of Fader and Hardie, in as a file of purchases and out again as the figures they published. */
class ValueIT {

    private static final Pattern FILE = Pattern.compile("href=\"([^\"]*format=csv[^\"]*)\"");
    private static final LocalDate END = LocalDate.of(1997, 9, 30);

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_file_of_purchases_becomes_the_published_parameters_and_forecasts(Database database) throws IOException {
        Http api = Http.api(Server.on(database));
        String shop = Journeys.advertiser(api);
        JsonNode job = Journeys.finished(api, api.send("POST", "/imports/conversions?advertiserId=" + shop + "&goal=sale&currency=EUR",
                purchases().getBytes(StandardCharsets.UTF_8), "Content-Type", "text/csv").is(202).id());
        assertThat(job.get("rejected").asLong()).as(job.toString()).isZero();

        JsonNode bg = model(api, "{'advertiserId':'%s','goal':'sale','model':'bg-nbd','spend':'gamma-gamma','calibrationEnd':'1997-09-30','timeUnit':'week'}", shop);
        parameters(bg, "parameters", Map.of("r", 0.243, "alpha", 4.414, "a", 0.793, "b", 2.426));
        parameters(bg, "spendParameters", Map.of("p", 6.25, "q", 3.74, "gamma", 15.44));
        assertThat(bg.get("logLikelihood").asDouble()).isCloseTo(-9582.429, within(1e-3));
        assertThat(bg.get("customers").asInt()).isEqualTo(2357);
        JsonNode pareto = model(api, "{'advertiserId':'%s','goal':'sale','model':'pareto-nbd','calibrationEnd':'1997-09-30'}", shop);
        parameters(pareto, "parameters", Map.of("r", 0.553, "alpha", 10.578, "s", 0.606, "beta", 11.669));
        assertThat(pareto.get("logLikelihood").asDouble()).isCloseTo(-9594.976, within(1e-3));

        String id = bg.get("id").asText();
        JsonNode known = api.get("/value/models/" + id + "/customers?horizon=39&customer=x2-213-272").is(200).json().at("/items/0");
        assertThat(known.get("frequency").asInt()).isEqualTo(2);
        assertThat(known.get("recency").asDouble()).isCloseTo(30.43, within(0.005));
        assertThat(known.get("age").asDouble()).isCloseTo(38.86, within(0.005));
        assertThat(known.get("expectedPurchases").asDouble()).isCloseTo(1.226, within(1e-3));
        assertThat(known.get("probabilityAlive").asDouble()).isBetween(0.0, 1.0);
        everyCustomerIsListedOnce(api, id);
        conversionsAreListedAThousandAtATime(api, shop);
        aRepeatHasTheSameDigits(api, bg);
        JsonNode channels = api.get("/value/models/" + id + "/channels?horizon=52&margin=0.4").is(200).json();
        assertThat(channels.at("/total/customers").asInt()).isEqualTo(2357);
        assertThat(channels.at("/total/cac").isMissingNode()).as("nothing was spent").isTrue();
        theFilesOfThePageHaveWhatItShows(Server.on(database), "/app/value/view.xhtml?horizon=52&margin=0.4&id=" + id, "(all),2357,", "x2-213-272,");
    }

    /** Each link to a CSV: one of them has each text. */
    private static void theFilesOfThePageHaveWhatItShows(Server server, String page, String... texts) {
        Portal portal = Portal.signedIn(server, server.adminUser(), server.adminPassword());
        Matcher link = FILE.matcher(portal.get(page).is(200).text());
        var files = new StringBuilder();
        while (link.find()) {
            files.append(portal.get(link.group(1).replace("&amp;", "&")).is(200).text());
        }
        assertThat(files).contains(texts);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void given_parameters_are_taken_and_what_cannot_be_fitted_is_refused_with_a_reason(Database database) {
        Http api = Http.api(Server.on(database));
        String shop = Journeys.advertiser(api);

        JsonNode given = model(api, "{'advertiserId':'%s','goal':'sale','model':'bg-nbd','calibrationEnd':'1997-09-30','parameters':{'r':0.243,'alpha':4.414,'a':0.793,'b':2.426}}", shop);
        assertThat(given.get("status").asText()).isEqualTo("completed");
        parameters(given, "parameters", Map.of("r", 0.243, "alpha", 4.414, "a", 0.793, "b", 2.426));
        JsonNode refused = model(api, "{'advertiserId':'%s','goal':'sale','model':'pareto-nbd','calibrationEnd':'1997-09-30'}", shop);
        assertThat(refused.get("status").asText()).isEqualTo("refused");
        assertThat(refused.get("refusal").asText()).contains("0 customers");
        assertThat(api.get("/value/models/" + refused.get("id").asText() + "/customers").status()).isEqualTo(409);
        for (String wrong : new String[] {"'model':'guess','calibrationEnd':'1997-09-30'", "'model':'bg-nbd'", "'model':'bg-nbd','calibrationEnd':'2999-01-01'",
                "'model':'bg-nbd','calibrationEnd':'1997-09-30','parameters':{'r':1}", "'model':'bg-nbd','calibrationEnd':'1997-09-30','timeZone':'Mars/Olympus'",
                "'model':'bg-nbd','calibrationEnd':'1997-09-30','parameters':{'r':-1,'alpha':4.414,'a':0.793,'b':2.426}"}) {
            BadInputIT.assertProblem(api.post("/value/models", json("{'advertiserId':'" + shop + "'," + wrong + "}")), 400);
        }
    }

    private static void conversionsAreListedAThousandAtATime(Http api, String shop) {
        JsonNode page = api.get("/conversions?limit=1000&advertiser=" + shop).is(200).json();

        assertThat(page.get("items")).hasSize(1000);
        assertThat(page.get("next").isNull()).as("there are more").isFalse();
    }

    private static void everyCustomerIsListedOnce(Http api, String id) {
        int count = 0;
        String next = "";
        do {
            JsonNode page = api.get("/value/models/" + id + "/customers?horizon=39&limit=1000" + (next.isEmpty() ? "" : "&cursor=" + next)).is(200).json();
            for (JsonNode item : page.get("items")) {
                assertThat(item.get("probabilityAlive").asDouble()).isBetween(0.0, 1.0);
                assertThat(item.get("expectedPurchases").asDouble()).isNotNegative();
                assertThat(item.get("expectedMeanValue").asDouble()).isPositive();
                count++;
            }
            next = page.get("next").isNull() ? null : page.get("next").asText();
        } while (next != null);
        assertThat(count).isEqualTo(2357);
    }

    private static void aRepeatHasTheSameDigits(Http api, JsonNode model) {
        JsonNode again = finished(api, api.post("/value/models/" + model.get("id").asText() + "/repeat", "{}").is(202).id());
        for (String part : new String[] {"fingerprint", "parameters", "spendParameters", "standardErrors", "logLikelihood"}) {
            assertThat(again.get(part)).as(part).isEqualTo(model.get(part));
        }
    }

    private static JsonNode model(Http api, String order, String shop) {
        return finished(api, api.post("/value/models", json(order, shop)).is(202).id());
    }

    private static JsonNode finished(Http api, String id) {
        return Poll.until(Duration.ofMinutes(3), () -> api.get("/value/models/" + id).is(200).json(),
                model -> !model.get("status").asText().equals("queued") && !model.get("status").asText().equals("running"));
    }

    private static void parameters(JsonNode model, String part, Map<String, Double> published) {
        published.forEach((name, value) -> assertThat(model.get(part).get(name).asDouble()).as(model.toString()).isCloseTo(value, withPercentage(0.5)));
    }

    /** Purchases with the counts, last days and amounts of the sample's customers; in between, days that make no difference. */
    private static String purchases() throws IOException {
        var file = new StringBuilder("customer_id,time,goal,transaction_id,value\n");
        Path sample = Path.of(System.getProperty("plumbline.home", "..")).resolve("reporting-ejb/src/test/resources/cdnow-rfm.csv");
        int number = 0;
        boolean known = false;
        for (String line : Files.readAllLines(sample).subList(1, 2358)) {
            String[] c = line.split(",");
            int repeats = Integer.parseInt(c[0]);
            boolean firstKnown = !known && line.startsWith("2,213,272,");
            known |= firstKnown;
            String customer = firstKnown ? "x2-213-272" : "c" + number++;
            LocalDate first = END.minusDays(Integer.parseInt(c[2]));
            long cents = Long.parseLong(c[3]);
            row(file, customer, first, 0, 999);
            for (int i = 1; i <= repeats; i++) {
                row(file, customer, first.plusDays(i == repeats ? Integer.parseInt(c[1]) : i), i, cents / repeats + (i == 1 ? cents % repeats : 0));
            }
        }
        return file.toString();
    }

    private static void row(StringBuilder file, String customer, LocalDate day, int i, long cents) {
        file.append(customer).append(',').append(day).append("T12:00:00Z,sale,").append(customer).append('-').append(i).append(',')
                .append(BigDecimal.valueOf(cents, 2)).append('\n');
    }
}
