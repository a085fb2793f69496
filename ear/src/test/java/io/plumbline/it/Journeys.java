package io.plumbline.it;

import static io.plumbline.it.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Journeys drawn by a seed, the file they make, and what plain loops over them say; nothing here knows how the product counts. */
final class Journeys {

    static final int LOOKBACK_DAYS = 10;

    private static final List<String> CHANNELS = List.of("Paid Search", "Facebook", "Instagram", "Online Video", "Online Display");
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final int DAYS = 45;

    record Line(String customer, Instant time, String channel, boolean converts, BigDecimal value) {
    }

    /** What one key is credited with. */
    record Credit(BigDecimal conversions, BigDecimal value) {
        static final Credit NONE = new Credit(BigDecimal.ZERO, BigDecimal.ZERO);

        Credit plus(BigDecimal share, BigDecimal ofValue) {
            return new Credit(conversions.add(share), value.add(share.multiply(ofValue)));
        }
    }

    private final List<Line> lines = new ArrayList<>();

    Journeys(long seed, int wanted) {
        var random = new Random(seed);
        for (int person = 0; lines.size() < wanted; person++) {
            Set<Long> seconds = new HashSet<>();
            for (int touches = 1 + random.nextInt(14); touches > 0; touches--) {
                long second = random.nextInt(DAYS * 86_400);
                if (seconds.add(second)) {
                    boolean converts = random.nextInt(12) == 0;
                    lines.add(new Line("P" + person, START.plusSeconds(second), CHANNELS.get(random.nextInt(CHANNELS.size())), converts,
                            converts ? BigDecimal.valueOf(100 + random.nextInt(20_000), 2) : BigDecimal.ZERO));
                }
            }
        }
        Collections.shuffle(lines, random);
    }

    int size() {
        return lines.size();
    }

    byte[] csv(String... more) {
        var text = new StringBuilder("customer_id,time,interaction,conversion,conversion_value,channel\n");
        for (Line line : lines) {
            text.append(line.customer()).append(',').append(line.time()).append(',').append(line.converts() ? "conversion,1," : "impression,0,")
                    .append(line.value()).append(',').append(line.channel()).append('\n');
        }
        for (String line : more) {
            text.append(line).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What the report and the attribution of the advertiser say is what a recount says. */
    void assertToldBy(Http api, String advertiser) {
        JsonNode report = api.post("/reports/query", json("""
                {'from':'2026-02-01','to':'2026-05-31','timeZone':'UTC','currency':'EUR','dimensions':['channel'],'metrics':['impressions','clicks','conversions','revenue'],
                 'filters':[{'dimension':'advertiser','op':'in','values':['%s']}]}""", advertiser)).is(200).json();
        assertThat(report.get("rows")).hasSize(CHANNELS.size());
        for (JsonNode row : report.get("rows")) {
            List<Line> here = lines.stream().filter(line -> line.channel().equals(row.get(0).asText())).toList();
            assertThat(row.get(1).asLong()).as("impressions of " + row).isEqualTo(here.stream().filter(line -> !line.converts()).count());
            assertThat(row.get(2).asLong()).as("clicks of " + row).isZero();
            assertThat(row.get(3).asLong()).as("conversions of " + row).isEqualTo(here.stream().filter(Line::converts).count());
            assertThat(new BigDecimal(row.get(4).asText())).as("revenue of " + row).isEqualByComparingTo(value(here));
        }
        assertThat(new BigDecimal(report.at("/totals/3").asText())).isEqualByComparingTo(value(lines));

        JsonNode attribution = api.post("/attribution/query", json("""
                {'from':'2026-02-01','to':'2026-05-31','goal':'sale','advertiserId':'%s','lookbackDays':%d,'by':'channel','models':['first-touch','last-touch','last-non-direct','linear','position-based','time-decay']}""",
                advertiser, LOOKBACK_DAYS)).is(200).json();
        for (JsonNode model : attribution.get("models")) {
            Map<String, Credit> expected = credits(model.get("model").asText());
            assertThat(model.get("rows")).hasSize(expected.size());
            BigDecimal conversions = BigDecimal.ZERO;
            BigDecimal value = BigDecimal.ZERO;
            for (JsonNode row : model.get("rows")) {
                Credit credit = expected.get(row.get("key").asText());
                assertThat(row.get("conversions").decimalValue().subtract(credit.conversions()).abs()).as(model.get("model") + " " + row + " against " + credit).isLessThanOrEqualTo(new BigDecimal("0.000001"));
                assertThat(new BigDecimal(row.get("value").asText()).subtract(credit.value()).abs()).as(model.get("model") + " " + row + " against " + credit).isLessThanOrEqualTo(new BigDecimal("0.01"));
                conversions = conversions.add(row.get("conversions").decimalValue());
                value = value.add(new BigDecimal(row.get("value").asText()));
            }
            assertThat(conversions).as("credits add up").isEqualByComparingTo(BigDecimal.valueOf(lines.stream().filter(Line::converts).count()));
            assertThat(value).as("values add up").isEqualByComparingTo(value(lines));
        }
    }

    private Map<String, Credit> credits(String model) {
        Map<String, Credit> credits = new TreeMap<>();
        Map<String, List<Line>> byPerson = lines.stream().collect(Collectors.groupingBy(Line::customer));
        for (Line conversion : lines) {
            if (conversion.converts()) {
                List<Line> journey = byPerson.get(conversion.customer()).stream()
                        .filter(line -> !line.time().isAfter(conversion.time()))
                        .filter(line -> !line.time().isBefore(conversion.time().minus(Duration.ofDays(LOOKBACK_DAYS))))
                        .sorted(Comparator.comparing(Line::time)).toList();
                List<BigDecimal> weights = IntStream.range(0, journey.size()).mapToObj(i -> weight(model, journey, i)).toList();
                BigDecimal all = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
                for (int i = 0; i < journey.size(); i++) {
                    BigDecimal share = weights.get(i).divide(all, MathContext.DECIMAL128);
                    if (share.signum() > 0) {
                        credits.merge(journey.get(i).channel(), Credit.NONE.plus(share, conversion.value()), (a, b) -> new Credit(a.conversions().add(b.conversions()), a.value().add(b.value())));
                    }
                }
            }
        }
        return credits;
    }

    /** Of a touch in its journey, oldest first. No channel of these journeys is direct; touches halve with every seven days. */
    private static BigDecimal weight(String model, List<Line> journey, int touch) {
        int last = journey.size() - 1;
        return switch (model) {
            case "first-touch" -> touch == 0 ? BigDecimal.ONE : BigDecimal.ZERO;
            case "last-touch", "last-non-direct" -> touch == last ? BigDecimal.ONE : BigDecimal.ZERO;
            case "linear" -> BigDecimal.ONE;
            case "position-based" -> BigDecimal.valueOf(touch == 0 || touch == last ? 40 : 20).divide(BigDecimal.valueOf(touch == 0 || touch == last ? 1 : last - 1), MathContext.DECIMAL128);
            case "time-decay" -> BigDecimal.valueOf(Math.pow(2, -Duration.between(journey.get(touch).time(), journey.get(last).time()).toSeconds() / 604_800.0));
            default -> throw new IllegalArgumentException(model);
        };
    }

    /** A journey by its channels. */
    record Told(List<String> path, boolean converts) {
    }

    /** One for each conversion, and one that led nowhere from what a person did after the last. */
    List<Told> told() {
        List<Told> told = new ArrayList<>();
        lines.stream().collect(Collectors.groupingBy(Line::customer)).values().forEach(own -> {
            List<Line> life = own.stream().sorted(Comparator.comparing(Line::time)).toList();
            int tail = 0;
            for (int i = 0; i < life.size(); i++) {
                if (life.get(i).converts()) {
                    told.add(new Told(before(life, 0, i), true));
                    tail = i + 1;
                }
            }
            if (tail < life.size()) {
                told.add(new Told(before(life, tail, life.size() - 1), false));
            }
        });
        return told;
    }

    private static List<String> before(List<Line> life, int from, int last) {
        Instant earliest = life.get(last).time().minus(Duration.ofDays(LOOKBACK_DAYS));
        return life.subList(from, last + 1).stream().filter(line -> !line.time().isBefore(earliest)).map(Line::channel).toList();
    }

    private static BigDecimal value(List<Line> lines) {
        return lines.stream().map(Line::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A shop with the goal that the file's conversions are of. */
    static String advertiser(Http api) {
        String id = api.post("/advertisers", json("""
                {'name':'Journeys %s','currency':'EUR','timeZone':'UTC','homeUrl':'https://shop.example/','domains':['shop.example']}""", UUID.randomUUID())).is(201).id();
        api.post("/goals", json("{'advertiserId':'%s','key':'sale','kind':'sale','clickWindowDays':30,'viewWindowDays':1}", id)).is(201);
        return id;
    }

    /** Sends a file of touches; the id of the import. */
    static String send(Http api, String advertiser, byte[] csv, String more) {
        return api.send("POST", "/imports/touchpoints?advertiserId=" + advertiser + "&goal=sale&currency=EUR" + more, csv, "Content-Type", "text/csv").is(202).id();
    }

    static JsonNode finished(Http api, String id) {
        return Poll.until(Duration.ofMinutes(3), () -> api.get("/imports/" + id).is(200).json(),
                job -> job.get("status").asText().equals("completed") || job.get("status").asText().equals("failed"));
    }
}
