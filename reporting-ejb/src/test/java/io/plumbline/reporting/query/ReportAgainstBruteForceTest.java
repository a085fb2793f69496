package io.plumbline.reporting.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.reporting.Fixture;
import io.plumbline.reporting.Rates;
import io.plumbline.reporting.TestDatabase;
import io.plumbline.reporting.api.Answer;
import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.rollup.Recorder;
import io.plumbline.tracking.api.Dimensions;
import io.plumbline.tracking.api.Tally;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random events, counted here one by one with java.time, against what the reports say. */
class ReportAgainstBruteForceTest {

    private static final List<String> ZONES = List.of("UTC", "Asia/Kathmandu", "Australia/Lord_Howe", "America/Chicago", "Europe/Paris", "Pacific/Chatham", "Pacific/Auckland");
    /** Both clock changes of Paris, Chicago, Lord Howe and Chatham lie in these ten months. */
    private static final Instant FIRST = Instant.parse("2026-02-01T00:00:00Z");
    private static final int HOURS = 24 * 300;
    private static final Instant SUMMED = Instant.parse("2026-06-30T17:25:00Z");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void figures_by_time_and_dimension_equal_a_recount_in_every_zone(TestDatabase database) throws Exception {
        List<Tally> events = randomEvents(new Random(20261121), 3000);
        try (Connection connection = DriverManager.getConnection(database.create())) {
            connection.setAutoCommit(false);
            Recorder.record(connection, events.subList(0, 2000));
            for (Tally event : events.subList(2000, events.size())) {
                Recorder.record(connection, List.of(event));
            }
            connection.commit();
            compareEverywhere(connection, events, "date", "hour", "week", "month");
        }
    }

    /** Until 30 June there are sums: of 1500 events, of 750 that came later, and 750 still wait to be added. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void figures_made_of_days_hours_and_quarters_equal_a_recount_in_every_zone(TestDatabase database) throws Exception {
        List<Tally> events = randomEvents(new Random(20261122), 3000);
        try (Connection connection = DriverManager.getConnection(database.create())) {
            connection.setAutoCommit(false);
            Recorder.record(connection, events.subList(0, 1500));
            Recorder.sumAll(connection, SUMMED);
            Recorder.record(connection, events.subList(1500, 2250));
            Recorder.sumAll(connection, SUMMED);
            Recorder.record(connection, events.subList(2250, 3000));
            connection.commit();
            compareEverywhere(connection, events, "date", "hour", "week", "advertiser");
            Recorder.sumAll(connection, FIRST.plusSeconds(HOURS * 3600L));
            compareEverywhere(connection, events, "date", "advertiser");
        }
    }

    private static void compareEverywhere(Connection connection, List<Tally> events, String... units) throws Exception {
        for (String zone : ZONES) {
            for (String unit : units) {
                compare(connection, events, zone, unit);
            }
        }
    }

    private static void compare(Connection connection, List<Tally> events, String zone, String unit) throws Exception {
        LocalDate from = LocalDate.of(2026, 3, 20);
        LocalDate to = LocalDate.of(2026, 11, 2);
        Question question = new Question(from, to, zone, "EUR", List.of(unit, "channel"), List.of("clicks", "conversions", "leads", "rejectedConversions", "revenue", "payout", "cost"),
                List.of(), null, null, 10_000, null);
        Map<String, long[]> expected = recount(events, from, to, ZoneId.of(zone), cellOf(unit));
        Answer answer = ReportDesk.answer(connection, Rates.none(), Scope.ALL, question, FIRST);
        Map<String, long[]> got = new TreeMap<>();
        for (List<Object> row : answer.rows()) {
            got.put(row.get(0) + " " + row.get(1), new long[] {(Long) row.get(2), (Long) row.get(3), (Long) row.get(4), (Long) row.get(5), cents(row.get(6)), cents(row.get(7)), cents(row.get(8))});
        }
        assertThat(answer.next()).isNull();
        assertThat(got.keySet()).as(zone + " " + unit).isEqualTo(new TreeMap<>(expected).keySet());
        long[] sums = new long[7];
        expected.forEach((key, value) -> {
            // The cost of a row is rounded so that rows add up: it may be a cent away from its own rounding.
            assertThat(Math.abs(got.get(key)[6] * 10_000 - value[6])).as("cost of " + key).isLessThan(10_000);
            for (int i = 0; i < 6; i++) {
                assertThat(got.get(key)[i]).as(zone + " " + key + " measure " + i).isEqualTo(value[i]);
            }
            for (int i = 0; i < 7; i++) {
                sums[i] += i == 6 ? got.get(key)[6] : value[i];
            }
        });
        for (int i = 0; i < 4; i++) {
            assertThat(answer.totals().get(i)).isEqualTo(sums[i]);
        }
        for (int i = 4; i < 7; i++) {
            assertThat(cents(answer.totals().get(i))).isEqualTo(sums[i]);
        }
    }

    /** clicks, conversions, leads, rejected, revenue, payout in cents, cost in micros. */
    private static Map<String, long[]> recount(List<Tally> events, LocalDate from, LocalDate to, ZoneId zone, Function<ZonedDateTime, String> cell) {
        Map<String, long[]> expected = new HashMap<>();
        for (Tally event : events) {
            ZonedDateTime local = event.at().atZone(zone);
            if (local.toLocalDate().isBefore(from) || local.toLocalDate().isAfter(to)) {
                continue;
            }
            String status = event.where().status();
            boolean counts = "pending".equals(status) || "approved".equals(status);
            long[] sum = expected.computeIfAbsent(cell.apply(local) + " " + event.where().channel(), k -> new long[7]);
            sum[0] += event.clicks();
            sum[1] += counts ? event.conversions() : 0;
            sum[2] += counts && "lead".equals(event.where().goalKind()) ? event.conversions() : 0;
            sum[3] += "rejected".equals(status) ? event.conversions() : 0;
            sum[4] += counts ? event.revenueMinor() : 0;
            sum[5] += event.payoutMinor();
            sum[6] += event.costMicros();
        }
        return expected;
    }

    private static Function<ZonedDateTime, String> cellOf(String unit) {
        return switch (unit) {
            case "advertiser" -> t -> new Answer.Entity(Fixture.SHOP.toString(), Fixture.SHOP.toString()).toString();
            case "date" -> t -> t.toLocalDate().toString();
            case "hour" -> t -> t.toLocalDateTime().truncatedTo(ChronoUnit.HOURS) + t.getOffset().getId().replace("Z", "+00:00");
            case "week" -> t -> t.format(DateTimeFormatter.ofPattern("YYYY-'W'ww", java.util.Locale.GERMANY));
            default -> t -> t.format(DateTimeFormatter.ofPattern("uuuu-MM"));
        };
    }

    private static List<Tally> randomEvents(Random random, int count) {
        List<Tally> events = new ArrayList<>();
        List<String> channels = List.of("native", "display", "affiliate");
        List<String> statuses = List.of("pending", "approved", "rejected", "reversed");
        for (int i = 0; i < count; i++) {
            // Half of the events crowd the nights in which clocks change.
            Instant at = random.nextBoolean() ? FIRST.plusSeconds(random.nextInt(HOURS * 3600))
                    : List.of(Instant.parse("2026-03-29T00:00:00Z"), Instant.parse("2026-10-24T22:00:00Z"), Instant.parse("2026-04-04T14:00:00Z"),
                            Instant.parse("2026-10-31T22:00:00Z"), Instant.parse("2026-10-03T14:00:00Z")).get(random.nextInt(5)).plusSeconds(random.nextInt(10 * 3600));
            UUID campaign = new UUID(2, random.nextInt(4));
            String channel = channels.get(random.nextInt(3));
            if (random.nextInt(3) == 0) {
                Dimensions where = Fixture.where(Fixture.SHOP, campaign, channel, null, "a" + random.nextInt(3), random.nextBoolean() ? "lead" : "sale",
                        statuses.get(random.nextInt(4)), "EUR");
                events.add(new Tally(at, where, 0, 0, 0, 0, 1, random.nextInt(100_000), random.nextInt(9000) - 1000, 0));
            } else {
                Dimensions where = Fixture.where(Fixture.SHOP, campaign, channel, null, "a" + random.nextInt(3), null, null, "EUR");
                events.add(new Tally(at, where, random.nextInt(5), 1, random.nextInt(2), 0, 0, 0, random.nextInt(30), random.nextInt(900_000)));
            }
        }
        return events;
    }

    private static long cents(Object amount) {
        return new BigDecimal((String) amount).movePointRight(2).longValueExact();
    }
}
