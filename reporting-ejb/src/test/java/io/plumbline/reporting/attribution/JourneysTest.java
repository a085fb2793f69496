package io.plumbline.reporting.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.reporting.Facts;
import io.plumbline.reporting.Fixture;
import io.plumbline.reporting.Rates;
import io.plumbline.reporting.TestDatabase;
import io.plumbline.reporting.api.AttributionAnswer;
import io.plumbline.reporting.api.AttributionQuestion;
import io.plumbline.reporting.api.JourneysAnswer;
import io.plumbline.reporting.known.Mix;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What makes a journey: who, which touches, how far back; and what stands beside it. */
class JourneysTest {

    private static final LocalDate FROM = LocalDate.of(2026, 5, 1);
    private static final LocalDate TO = LocalDate.of(2026, 5, 31);
    private static final UUID ANN = new UUID(7, 1);
    private static final UUID PHONE = new UUID(7, 2);
    private static final UUID BEN = new UUID(7, 3);

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void touches_of_merged_persons_are_one_journey_and_what_follows_the_conversion_leads_nowhere(TestDatabase database) throws Exception {
        try (Connection connection = shop(database)) {
            Facts facts = new Facts(connection);
            touch(facts, PHONE, "2026-05-10T10:00:00Z", "click", "search");
            touch(facts, ANN, "2026-05-11T10:00:00Z", "click", "email");
            touch(facts, ANN, "2026-05-20T10:00:00Z", "click", "social");
            sale(facts, ANN, "2026-05-11T11:00:00Z", 5000);
            facts.insert("tracking.person_merge", Facts.row("advertiser_id", Fixture.SHOP, "person_id", PHONE, "canonical_id", ANN, "stated_id", ANN, "evidence", "email", "at", Facts.time(at("2026-05-11T11:00:00Z"))));

            JourneysAnswer journeys = AttributionDesk.journeys(connection, Rates.none(), asked(30, null, null, null));

            assertThat(journeys.paths()).extracting(JourneysAnswer.PathRow::path, JourneysAnswer.PathRow::conversions, JourneysAnswer.PathRow::nonConverting)
                    .containsExactlyInAnyOrder(tuple(List.of("search", "email"), 1L, 0L), tuple(List.of("social"), 0L, 1L));
            assertThat(journeys.transitions()).contains(new JourneysAnswer.Transition("search", "email", 1, new BigDecimal("1.000000")),
                    new JourneysAnswer.Transition("(start)", "search", 1, new BigDecimal("0.500000")), new JourneysAnswer.Transition("social", "(null)", 1, new BigDecimal("1.000000")));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void without_a_look_back_the_goals_windows_hold_for_clicks_and_views_apart(TestDatabase database) throws Exception {
        try (Connection connection = shop(database)) {
            Facts facts = new Facts(connection);
            touch(facts, ANN, "2026-04-25T10:00:00Z", "click", "search");
            touch(facts, ANN, "2026-05-10T10:00:00Z", "impression", "display");
            touch(facts, ANN, "2026-05-12T10:00:00Z", "impression", "video");
            sale(facts, ANN, "2026-05-12T12:00:00Z", 3000);

            assertThat(credits(connection, asked(null, null, null, null), "linear")).isEqualTo(Map.of("search", "0.500000", "video", "0.500000"));
            assertThat(credits(connection, asked(30, null, null, null), "linear").keySet()).containsExactlyInAnyOrder("search", "display", "video");
            assertThat(credits(connection, asked(5, true, null, null), "linear")).isEqualTo(Map.of("video", "1.000000"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void views_stand_in_their_own_column_and_beside_where_only_clicks_are_credited(TestDatabase database) throws Exception {
        try (Connection connection = shop(database)) {
            Facts facts = new Facts(connection);
            touch(facts, ANN, "2026-05-10T10:00:00Z", "impression", "display");
            touch(facts, ANN, "2026-05-12T10:00:00Z", "click", "search");
            sale(facts, ANN, "2026-05-12T12:00:00Z", 1001);
            touch(facts, BEN, "2026-05-13T10:00:00Z", "impression", "display");
            sale(facts, BEN, "2026-05-13T12:00:00Z", 2000);

            AttributionAnswer.Row among = row(AttributionDesk.answer(connection, Rates.none(), asked(30, null, null, null)), "linear", "display");
            AttributionAnswer clicks = AttributionDesk.answer(connection, Rates.none(), asked(30, null, List.of("click", "visit"), null));

            assertThat(List.of(among.conversions(), among.viewConversions())).containsExactly(new BigDecimal("1.500000"), new BigDecimal("1.500000"));
            for (String model : List.of("linear", "markov", "shapley")) {
                assertThat(row(clicks, model, "search").conversions()).as(model).isEqualByComparingTo("1");
                assertThat(row(clicks, model, "(none)").conversions()).as(model).isEqualByComparingTo("1");
                assertThat(row(clicks, model, "display").conversions()).as(model).isEqualByComparingTo("0");
                assertThat(row(clicks, model, "display").viewConversions()).as(model).isEqualByComparingTo("1");
                assertThat(row(clicks, model, "display").viewValue()).as(model).isEqualTo("20.00");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void what_platforms_claim_stands_beside_and_stretches_of_time_add_up(TestDatabase database) throws Exception {
        try (Connection connection = shop(database)) {
            Facts facts = new Facts(connection);
            for (int day = 2; day < 30; day += 3) {
                UUID person = new UUID(8, day);
                touch(facts, person, "2026-05-%02dT10:00:00Z".formatted(day), "click", day % 2 == 0 ? "search" : "email");
                sale(facts, person, "2026-05-%02dT11:00:00Z".formatted(day), 100L * day);
            }
            facts.insert("tracking.cost", Facts.row("id", UUID.randomUUID(), "row_key", UUID.randomUUID(), "advertiser_id", Fixture.SHOP, "cost_date", LocalDate.of(2026, 5, 4),
                    "at", Facts.time(at("2026-05-04T12:00:00Z")), "recorded_at", Facts.time(at("2026-05-05T12:00:00Z")), "channel", "search", "cost_micros", 1L, "currency", "EUR",
                    "claimed_micros", 12_500_000L, "claimed_value_micros", 340_000_000L));

            AttributionAnswer answer = AttributionDesk.answer(connection, Rates.none(), asked(30, null, null, "week"));

            assertThat(answer.claimed()).containsExactly(new AttributionAnswer.Claim("search", "search", new BigDecimal("12.50"), "340.00"));
            assertThat(row(answer, "linear", "search").conversions()).isEqualByComparingTo("5");
            assertThat(answer.series()).extracting(AttributionAnswer.Stretch::from).containsExactly(FROM, LocalDate.of(2026, 5, 4), LocalDate.of(2026, 5, 11), LocalDate.of(2026, 5, 18), LocalDate.of(2026, 5, 25));
            assertThat(answer.series().stream().mapToLong(AttributionAnswer.Stretch::conversions).sum()).isEqualTo(answer.conversions());
            assertThat(answer.series().stream().map(stretch -> new BigDecimal(stretch.value())).reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(answer.value());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_channel_named_like_a_mark_of_the_answers_own_is_not_taken_for_it(TestDatabase database) throws Exception {
        try (Connection connection = shop(database)) {
            Facts facts = new Facts(connection);
            touch(facts, ANN, "2026-05-10T10:00:00Z", "click", "(none)");
            touch(facts, ANN, "2026-05-11T10:00:00Z", "click", "own");
            sale(facts, ANN, "2026-05-11T12:00:00Z", 1000);
            sale(facts, BEN, "2026-05-13T12:00:00Z", 2000);
            touch(facts, PHONE, "2026-05-14T10:00:00Z", "click", "(start)");

            assertThat(credits(connection, asked(30, null, null, null), "linear")).isEqualTo(Map.of("\"(none)\"", "0.500000", "own", "0.500000", "(none)", "1.000000"));
            assertThat(AttributionDesk.journeys(connection, Rates.none(), asked(30, null, null, null)).transitions()).extracting(JourneysAnswer.Transition::from, JourneysAnswer.Transition::to)
                    .containsExactlyInAnyOrder(tuple("(start)", "\"(none)\""), tuple("\"(none)\"", "own"), tuple("own", "(conversion)"), tuple("(start)", "\"(start)\""), tuple("\"(start)\"", "(null)"));
        }
    }

    @Test
    void what_does_not_fit_in_memory_comes_back_from_disk_the_same() {
        assertThat(told(16)).isEqualTo(told(1_000_000)).hasSize(300);
    }

    private static List<String> told(int most) {
        Random random = new Random(3);
        List<String> lives = new ArrayList<>();
        try (TouchRoom room = new TouchRoom(most)) {
            for (int i = 0; i < 5000; i++) {
                long person = random.nextInt(300);
                room.add(Mix.of(person), person, random.nextInt(1000), random.nextInt(50) - 3);
            }
            room.tell(IntUnaryOperator.identity(), (micros, events, from, until) -> {
                StringBuilder life = new StringBuilder();
                for (int i = from; i < until; i++) {
                    life.append(micros[i]).append(':').append(events[i]).append(' ');
                }
                lives.add(life.toString());
            });
        }
        return lives.stream().sorted().toList();
    }

    private static Connection shop(TestDatabase database) throws SQLException {
        Connection connection = DriverManager.getConnection(database.create());
        connection.setAutoCommit(false);
        Facts facts = new Facts(connection);
        facts.advertiser(Fixture.SHOP, "Shop", "EUR", "UTC");
        facts.goal(Fixture.SHOP, "sale", "sale");
        return connection;
    }

    private static AttributionQuestion asked(Integer lookback, Boolean goalWindows, List<String> interactions, String interval) {
        return new AttributionQuestion(FROM, TO, "UTC", "sale", Fixture.SHOP, lookback, "channel", null, 1, null, null, interactions, goalWindows, interval, null, null);
    }

    private static void touch(Facts facts, UUID person, String at, String interaction, String channel) throws SQLException {
        facts.touch(Fixture.SHOP, person, at(at), interaction, channel, null);
    }

    private static void sale(Facts facts, UUID person, String at, long cents) throws SQLException {
        facts.insert("tracking.conversion", facts.conversion(Fixture.SHOP, person, at(at), "sale", "approved", cents, "EUR"));
    }

    private static Map<String, String> credits(Connection connection, AttributionQuestion asked, String model) throws SQLException {
        return AttributionDesk.answer(connection, Rates.none(), asked).models().stream().filter(m -> m.model().equals(model)).findFirst().orElseThrow().rows().stream()
                .collect(Collectors.toMap(AttributionAnswer.Row::key, row -> row.conversions().toPlainString()));
    }

    private static AttributionAnswer.Row row(AttributionAnswer answer, String model, String key) {
        return answer.models().stream().filter(m -> m.model().equals(model)).findFirst().orElseThrow().rows().stream().filter(row -> row.key().equals(key)).findFirst().orElseThrow();
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }
}
