package io.plumbline.reporting.delay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.reporting.Facts;
import io.plumbline.reporting.Fixture;
import io.plumbline.reporting.Rates;
import io.plumbline.reporting.TestDatabase;
import io.plumbline.reporting.api.ExpectedAnswer;
import io.plumbline.reporting.api.ExpectedQuestion;
import io.plumbline.reporting.rollup.Recorder;
import io.plumbline.tracking.api.Tally;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stored clicks and conversions, completed: counted again here in a zone of half hours. */
class ExpectedDeskTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-04-14T09:40:00Z");
    private static final int WINDOW = 7;

    private record Happened(Instant at, Instant convertedAt, String channel) {
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void days_say_what_has_come_and_what_is_expected(TestDatabase database) throws Exception {
        List<Happened> clicks = imagine(new Random(48));
        try (Connection connection = DriverManager.getConnection(database.create())) {
            connection.setAutoCommit(false);
            write(connection, clicks);
            ExpectedAnswer answer = ExpectedDesk.answer(connection, Rates.none(), new ExpectedQuestion(Fixture.SHOP, "sale", LocalDate.of(2026, 3, 20),
                    LocalDate.of(2026, 4, 30), ZONE.getId(), null, null, null), "sale", WINDOW, NOW);

            assertThat(answer.reason()).isNull();
            assertThat(answer.days()).hasSize(26);
            for (ExpectedAnswer.Day day : answer.days()) {
                List<Happened> ofDay = clicks.stream().filter(c -> c.at().isBefore(NOW) && c.at().atZone(ZONE).toLocalDate().equals(day.date())).toList();
                assertThat(day.count().clicks()).as(day.toString()).isEqualTo(ofDay.size());
                assertThat(day.count().conversions()).as(day.toString()).isEqualTo(ofDay.stream().filter(c -> c.convertedAt() != null && c.convertedAt().isBefore(NOW)).count());
                assertThat(day.count().expected()).isGreaterThanOrEqualTo(day.count().conversions());
                assertThat(day.count().low()).isLessThanOrEqualTo(day.count().high()).isGreaterThanOrEqualTo(day.count().conversions());
                assertThat(day.settled()).isEqualTo(!day.date().isAfter(LocalDate.of(2026, 4, 6)));
                if (day.settled()) {
                    assertThat(day.count().expected()).isCloseTo(day.count().conversions(), within(1e-9));
                    assertThat(day.count().high()).isEqualTo(day.count().conversions());
                }
            }
            long last = clicks.stream().filter(c -> c.at().isBefore(NOW) && !c.at().atZone(ZONE).toLocalDate().isBefore(LocalDate.of(2026, 3, 20)) && c.convertedAt() != null).count();
            assertThat(answer.total().low()).isLessThanOrEqualTo(last);
            assertThat(answer.total().high()).isGreaterThanOrEqualTo(last);
            assertThat(answer.total().conversions()).isLessThan(last);
            assertThat(answer.channels()).extracting(ExpectedAnswer.Channel::channel).containsExactlyInAnyOrder("search", "social");
            assertThat(answer.channels().stream().mapToLong(c -> c.count().conversions()).sum()).isEqualTo(answer.total().conversions());
            assertThat(answer.lags()).hasSize(WINDOW);
            assertThat(answer.lags().get(WINDOW - 1).share()).isEqualTo(1);

            ExpectedAnswer early = ExpectedDesk.answer(connection, Rates.none(), new ExpectedQuestion(Fixture.SHOP, "sale", LocalDate.of(2026, 3, 1),
                    LocalDate.of(2026, 3, 5), ZONE.getId(), null, null, null), "sale", WINDOW, Instant.parse("2026-03-06T00:00:00Z"));
            assertThat(early.reason()).contains("Fewer than 30");
            assertThat(early.days()).allSatisfy(day -> assertThat(day.count().expected()).isNull());
        }
    }

    private static List<Happened> imagine(Random dice) {
        List<Happened> clicks = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            Instant at = START.plusSeconds(dice.nextInt(46 * 86_400));
            long lag = (long) (dice.nextDouble() * dice.nextDouble() * WINDOW * 86_400);
            clicks.add(new Happened(at, dice.nextInt(5) == 0 ? at.plusSeconds(lag) : null, dice.nextInt(3) == 0 ? "social" : "search"));
        }
        return clicks;
    }

    /** Also what must not count: conversions of invalid clicks, refused ones, and those without a click. */
    private static void write(Connection connection, List<Happened> clicks) throws Exception {
        Facts facts = new Facts(connection);
        facts.advertiser(Fixture.SHOP, "Shop", "EUR", "Europe/Paris");
        facts.goal(Fixture.SHOP, "sale", "sale");
        List<Tally> tallies = new ArrayList<>();
        for (Happened click : clicks) {
            if (!click.at().isBefore(NOW)) {
                continue;
            }
            tallies.add(Fixture.clicks(click.at().toString(), Fixture.where(click.channel(), null, null, null), 1));
            if (click.convertedAt() != null) {
                convert(facts, click(facts, click, "valid"), click.convertedAt(), "approved");
            }
        }
        convert(facts, click(facts, clicks.get(0), "invalid"), NOW.minusSeconds(60), "approved");
        convert(facts, click(facts, clicks.get(0), "valid"), clicks.get(0).at().plusSeconds(60), "rejected");
        convert(facts, null, NOW.minusSeconds(60), "approved");
        Recorder.record(connection, tallies);
    }

    private static UUID click(Facts facts, Happened click, String verdict) throws Exception {
        Map<String, Object> row = facts.click(Fixture.SHOP, Fixture.SPRING, click.at(), click.channel(), verdict, true);
        facts.insert("tracking.click", row);
        return (UUID) row.get("id");
    }

    private static void convert(Facts facts, UUID click, Instant at, String status) throws Exception {
        Map<String, Object> row = facts.conversion(Fixture.SHOP, UUID.randomUUID(), at, "sale", status, 100, "EUR");
        if (click != null) {
            row.put("click_id", click);
        }
        facts.insert("tracking.conversion", row);
    }
}
