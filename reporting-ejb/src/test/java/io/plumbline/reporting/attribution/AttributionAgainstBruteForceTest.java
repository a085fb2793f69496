package io.plumbline.reporting.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.reporting.Facts;
import io.plumbline.reporting.Fixture;
import io.plumbline.reporting.Rates;
import io.plumbline.reporting.TestDatabase;
import io.plumbline.reporting.api.AttributionAnswer;
import io.plumbline.reporting.api.AttributionQuestion;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random lives of random people; each conversion's journey is picked here by looking at every touch there is. */
class AttributionAgainstBruteForceTest {

    private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");
    private static final List<String> CHANNELS = List.of("search", "social", "direct", "video", "email");
    private static final LocalDate FROM = LocalDate.of(2026, 5, 20);
    private static final LocalDate TO = LocalDate.of(2026, 6, 20);

    private static final List<String> RULES = List.of("first-touch", "last-touch", "last-non-direct", "linear", "position-based", "time-decay");

    private record Touch(UUID person, Instant at, String channel) {
    }

    private record Sale(UUID person, Instant at, String status, long cents) {
    }

    private final List<Touch> touches = new ArrayList<>();
    private final List<Sale> sales = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void every_model_equals_a_recount_of_random_journeys(TestDatabase database) throws Exception {
        imagine(new Random(47315));
        try (Connection connection = DriverManager.getConnection(database.create())) {
            connection.setAutoCommit(false);
            write(new Facts(connection));
            for (int lookback : new int[] {3, 30}) {
                for (boolean reset : new boolean[] {false, true}) {
                    AttributionAnswer answer = AttributionDesk.answer(connection, Rates.none(),
                            new AttributionQuestion(FROM, TO, "UTC", "sale", Fixture.SHOP, lookback, "channel", RULES, null, null, reset, null, null, null, null, null));
                    assertThat(answer.models()).extracting(AttributionAnswer.ModelResult::model)
                            .containsExactlyElementsOf(RULES);
                    answer.models().forEach(model -> compare(model, lookback, reset));
                    comparePaths(answer, lookback, reset);
                }
            }
        }
    }

    private void compare(AttributionAnswer.ModelResult got, int lookback, boolean reset) {
        Map<String, Double> credit = new HashMap<>();
        Map<String, Double> value = new HashMap<>();
        long cents = 0;
        for (Sale sale : counted()) {
            List<Touch> journey = journey(sale, lookback, reset);
            cents += sale.cents();
            if (journey.isEmpty()) {
                credit.merge("(none)", 1.0, Double::sum);
                value.merge("(none)", sale.cents() / 100.0, Double::sum);
            }
            for (int i = 0; i < journey.size(); i++) {
                credit.merge(journey.get(i).channel(), share(got.model(), journey, i), Double::sum);
                value.merge(journey.get(i).channel(), share(got.model(), journey, i) * sale.cents() / 100, Double::sum);
            }
        }
        credit.values().removeIf(c -> c == 0);
        assertThat(got.rows()).extracting(AttributionAnswer.Row::key).containsExactlyInAnyOrderElementsOf(credit.keySet());
        for (AttributionAnswer.Row row : got.rows()) {
            assertThat(row.conversions().doubleValue()).as(got.model() + " " + row.key()).isCloseTo(credit.get(row.key()), within(1e-6));
            assertThat(Double.parseDouble(row.value())).as(got.model() + " " + row.key()).isCloseTo(value.get(row.key()), within(0.01));
        }
        assertThat(got.rows().stream().map(AttributionAnswer.Row::conversions).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(BigDecimal.valueOf(counted().size()));
        assertThat(got.rows().stream().map(r -> new BigDecimal(r.value())).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(BigDecimal.valueOf(cents, 2));
    }

    private void comparePaths(AttributionAnswer answer, int lookback, boolean reset) {
        Map<String, Long> assisted = new HashMap<>();
        Map<String, Long> last = new HashMap<>();
        for (Sale sale : counted()) {
            List<Touch> journey = journey(sale, lookback, reset);
            String closing = journey.isEmpty() ? "(none)" : journey.get(journey.size() - 1).channel();
            last.merge(closing, 1L, Long::sum);
            Set<String> others = new TreeSet<>(journey.stream().map(Touch::channel).toList());
            others.remove(closing);
            others.forEach(channel -> assisted.merge(channel, 1L, Long::sum));
        }
        for (AttributionAnswer.AssistedRow row : answer.assisted()) {
            assertThat(row.assisted()).isEqualTo(assisted.getOrDefault(row.key(), 0L));
            assertThat(row.last()).isEqualTo(last.getOrDefault(row.key(), 0L));
            assertThat(row.ratio() == null ? 0 : Math.round(row.ratio().doubleValue() * row.last())).as(row.key()).isEqualTo(row.last() == 0 ? 0 : row.assisted());
        }
        assertThat(answer.conversions()).isEqualTo(counted().size());
        assertThat(answer.timeToConversion().buckets().stream().mapToLong(AttributionAnswer.Bucket::conversions).sum())
                .isEqualTo(counted().size() - last.getOrDefault("(none)", 0L));
    }

    private static double share(String model, List<Touch> journey, int i) {
        int n = journey.size();
        boolean end = i == 0 || i == n - 1;
        return switch (model) {
            case "first-touch" -> i == 0 ? 1 : 0;
            case "last-touch" -> i == n - 1 ? 1 : 0;
            case "last-non-direct" -> i == lastNonDirect(journey) ? 1 : 0;
            case "linear" -> 1.0 / n;
            case "position-based" -> n == 1 ? 1 : n == 2 ? 0.5 : end ? 0.4 : 0.2 / (n - 2);
            default -> decay(journey, i) / java.util.stream.IntStream.range(0, n).mapToDouble(k -> decay(journey, k)).sum();
        };
    }

    private static int lastNonDirect(List<Touch> journey) {
        int found = journey.size() - 1;
        for (int i = 0; i < journey.size(); i++) {
            found = journey.get(i).channel().equals("direct") ? found : i;
        }
        boolean allDirect = journey.stream().allMatch(t -> t.channel().equals("direct"));
        return allDirect ? journey.size() - 1 : found;
    }

    private static double decay(List<Touch> journey, int i) {
        double days = Duration.between(journey.get(i).at(), journey.get(journey.size() - 1).at()).toSeconds() / 86400.0;
        return Math.exp(-Math.log(2) * days / 7);
    }

    private List<Sale> counted() {
        return sales.stream().filter(s -> Set.of("pending", "approved").contains(s.status()))
                .filter(s -> !s.at().isBefore(Instant.parse("2026-05-20T00:00:00Z")) && s.at().isBefore(Instant.parse("2026-06-21T00:00:00Z"))).toList();
    }

    private List<Touch> journey(Sale sale, int lookback, boolean reset) {
        Instant after = !reset ? Instant.MIN : sales.stream().filter(s -> s.person().equals(sale.person()) && s.at().isBefore(sale.at()))
                .filter(s -> Set.of("pending", "approved").contains(s.status())).map(Sale::at).max(Comparator.naturalOrder()).orElse(Instant.MIN);
        return touches.stream().filter(t -> t.person().equals(sale.person()) && !t.at().isAfter(sale.at()))
                .filter(t -> !t.at().isBefore(sale.at().minus(Duration.ofDays(lookback))) && t.at().isAfter(after))
                .sorted(Comparator.comparing(Touch::at)).toList();
    }

    /** No two events of a person share a second, except an arrival with its own conversion. */
    private void imagine(Random random) {
        for (int p = 0; p < 120; p++) {
            UUID person = new UUID(random.nextLong(), random.nextLong());
            TreeSet<Integer> seconds = new TreeSet<>();
            for (int i = random.nextInt(12); i >= 0; i--) {
                seconds.add(random.nextInt(60 * 86400));
            }
            for (int second : seconds) {
                Instant at = START.plusSeconds(second);
                int dice = random.nextInt(10);
                if (dice < 9) {
                    touches.add(new Touch(person, at, CHANNELS.get(random.nextInt(CHANNELS.size()))));
                }
                if (dice > 6) {
                    sales.add(new Sale(person, at, List.of("pending", "approved", "approved", "rejected").get(random.nextInt(4)), random.nextInt(10_000)));
                }
            }
        }
    }

    private void write(Facts facts) throws Exception {
        facts.advertiser(Fixture.SHOP, "Shop", "EUR", "Europe/Paris");
        facts.goal(Fixture.SHOP, "sale", "sale");
        for (Touch touch : touches) {
            facts.touch(Fixture.SHOP, touch.person(), touch.at(), "visit", touch.channel(), null);
        }
        for (Sale sale : sales) {
            facts.insert("tracking.conversion", facts.conversion(Fixture.SHOP, sale.person(), sale.at(), "sale", sale.status(), sale.cents(), "EUR"));
        }
    }
}
