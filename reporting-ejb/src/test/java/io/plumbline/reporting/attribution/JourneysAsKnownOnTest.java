package io.plumbline.reporting.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.reporting.Facts;
import io.plumbline.reporting.Fixture;
import io.plumbline.reporting.History;
import io.plumbline.reporting.Rates;
import io.plumbline.reporting.TestDatabase;
import io.plumbline.reporting.api.AttributionAnswer;
import io.plumbline.reporting.api.AttributionQuestion;
import io.plumbline.reporting.api.JourneysAnswer;
import io.plumbline.reporting.api.Restatement;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What models and journeys said at some instant comes back, whatever has become known since. */
class JourneysAsKnownOnTest {

    private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");
    private static final int STEPS = 700;

    private record Told(AttributionAnswer models, JourneysAnswer journeys) {
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void models_and_journeys_kept_at_any_instant_come_back_to_the_digit(TestDatabase database) throws Exception {
        long seed = 20261123;
        Random random = new Random(seed);
        Rates rates = Rates.none();
        for (LocalDate day = LocalDate.of(2026, 4, 20); day.isBefore(LocalDate.of(2026, 6, 1)); day = day.plusDays(1)) {
            rates.with(day.toString(), "USD", "EUR", "0.85");
        }
        try (Connection connection = DriverManager.getConnection(database.create())) {
            connection.setAutoCommit(false);
            Facts facts = new Facts(connection);
            facts.advertiser(Fixture.SHOP, "Shop", "EUR", "UTC");
            facts.goal(Fixture.SHOP, "sale", "sale");
            History history = new History(connection, rates, random);
            Map<Instant, Told> kept = new LinkedHashMap<>();
            Instant now = START;
            for (int step = 0; step < STEPS; step++) {
                now = now.plusSeconds(1 + random.nextInt(4 * 3600));
                history.goOn(now);
                if (random.nextInt(40) == 0) {
                    kept.put(now, ask(connection, rates, null));
                }
            }
            connection.commit();
            Told today = ask(connection, rates, null);
            assertThat(kept).hasSizeGreaterThan(10);
            for (Map.Entry<Instant, Told> then : kept.entrySet()) {
                Told again = ask(connection, rates, then.getKey());
                assertThat(again).as("seed %d, as of %s", seed, then.getKey()).usingRecursiveComparison().ignoringFields("models.restated", "journeys.restated").isEqualTo(then.getValue());
                whatWasRestatedMakesItTheFiguresOfToday(again.models(), today.models());
                assertThat(again.journeys().restated()).isEqualTo(again.models().restated());
            }
        }
    }

    private static void whatWasRestatedMakesItTheFiguresOfToday(AttributionAnswer then, AttributionAnswer today) {
        List<Restatement> since = then.restated();
        assertThat(then.conversions() + since.stream().mapToLong(Restatement::conversions).sum()).isEqualTo(today.conversions());
        assertThat(since.stream().map(row -> new BigDecimal(row.value())).reduce(new BigDecimal(then.value()), BigDecimal::add)).isEqualByComparingTo(today.value());
        assertThat(then.sample().touches() + since.stream().mapToLong(Restatement::touches).sum()).isEqualTo(today.sample().touches());
    }

    private static Told ask(Connection connection, Rates rates, Instant asOf) throws Exception {
        AttributionQuestion question = new AttributionQuestion(LocalDate.of(2026, 5, 3), LocalDate.of(2026, 8, 31), "Europe/Berlin", "sale", Fixture.SHOP, 14, "channel", null, 2, null, true,
                null, null, "month", null, asOf);
        return new Told(AttributionDesk.answer(connection, rates, question), AttributionDesk.journeys(connection, rates, question));
    }
}
