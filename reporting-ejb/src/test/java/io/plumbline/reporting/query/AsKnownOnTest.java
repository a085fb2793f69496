package io.plumbline.reporting.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.reporting.Fixture;
import io.plumbline.reporting.Rates;
import io.plumbline.reporting.TestDatabase;
import io.plumbline.reporting.api.Answer;
import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.rollup.Recorder;
import io.plumbline.tracking.api.Cause;
import io.plumbline.tracking.api.Dimensions;
import io.plumbline.tracking.api.Tally;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A history as it happens: events on time, late and dated ahead, decisions, restated costs. Reports kept on the way come back to the digit. */
class AsKnownOnTest {

    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
    private static final int STEPS = 600;
    private static final List<String> METRICS = List.of("impressions", "clicks", "uniqueClicks", "invalidClicks", "conversions", "pendingConversions", "approvedConversions", "revenue",
            "cost", "payout", "cr", "roas");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_report_kept_at_any_instant_comes_back_to_the_digit(TestDatabase database) throws Exception {
        long seed = 20261122;
        Random random = new Random(seed);
        try (Connection connection = DriverManager.getConnection(database.create())) {
            connection.setAutoCommit(false);
            Rates rates = Rates.none();
            Map<Instant, List<Answer>> kept = new LinkedHashMap<>();
            List<Tally> conversions = new ArrayList<>();
            List<Tally> costs = new ArrayList<>();
            Instant now = START;
            for (int step = 0; step < STEPS; step++) {
                // Often within one quarter, sometimes days later.
                now = now.plusMillis(1 + (random.nextInt(20) == 0 ? random.nextInt(4 * 3600_000) : random.nextInt(120_000)));
                Recorder.record(connection, happening(random, now, conversions, costs), now);
                if (random.nextInt(10) == 0) {
                    // Known for some days, for others not; now and then corrected.
                    rates.corrected(now.minusSeconds(random.nextInt(3 * 86_400)).toString().substring(0, 10), "USD", "EUR", "0." + (7000 + random.nextInt(2999)), now);
                }
                if (random.nextInt(15) == 0) {
                    Recorder.sum(connection, now);
                }
                if (random.nextInt(20) == 0) {
                    kept.put(now, ask(connection, rates, null));
                }
            }
            connection.commit();
            assertThat(kept).hasSizeGreaterThan(10);
            for (Map.Entry<Instant, List<Answer>> then : kept.entrySet()) {
                compare(seed, then, ask(connection, rates, then.getKey()), ask(connection, rates, null));
            }
        }
    }

    private static void compare(long seed, Map.Entry<Instant, List<Answer>> then, List<Answer> again, List<Answer> today) {
        for (int i = 0; i < again.size(); i++) {
            Answer was = then.getValue().get(i);
            assertThat(again.get(i).rows()).as("seed %d, as of %s, question %d", seed, then.getKey(), i).isEqualTo(was.rows());
            assertThat(again.get(i).totals()).isEqualTo(was.totals());
            assertThat(again.get(i).meta().currency()).isEqualTo(was.meta().currency());
            for (int metric = 0; metric < METRICS.size() - 2; metric++) {
                BigDecimal sum = number(was.totals().get(metric));
                for (Answer.Restated change : again.get(i).restated()) {
                    sum = sum.add(number(change.cells().get(metric)));
                }
                assertThat(sum.subtract(number(today.get(i).totals().get(metric))).abs()).as("%s then and what restated it make it now", METRICS.get(metric))
                        .isLessThanOrEqualTo(new BigDecimal("0.01"));
            }
        }
    }

    private static List<Tally> happening(Random random, Instant now, List<Tally> conversions, List<Tally> costs) {
        int kind = random.nextInt(10);
        String channel = List.of("native", "email", "display").get(random.nextInt(3));
        if (kind == 0 && !conversions.isEmpty()) {
            Tally before = conversions.remove(random.nextInt(conversions.size()));
            Cause cause = random.nextBoolean() ? Cause.DECIDED : Cause.REVERSED;
            Dimensions after = Fixture.where(before.where().channel(), "sale", cause == Cause.DECIDED ? "approved" : "reversed", before.where().currency());
            return List.of(new Tally(before.at(), before.where(), 0, 0, 0, 0, -1, -before.revenueMinor(), 0, 0, cause),
                    new Tally(before.at(), after, 0, 0, 0, 0, 1, before.revenueMinor(), 0, 0, cause));
        }
        if (kind == 1) {
            // A cost of the day stands at its noon, which may lie ahead.
            Instant noon = now.minus(Duration.ofDays(random.nextInt(3))).truncatedTo(java.time.temporal.ChronoUnit.DAYS).plus(Duration.ofHours(12 + random.nextInt(30)));
            Tally cost = Fixture.cost(noon.toString(), Fixture.where(channel, null, null, random.nextInt(200) == 0 ? "USD" : "EUR"), random.nextInt(90_000_000));
            costs.add(cost);
            return List.of(cost);
        }
        if (kind == 2 && !costs.isEmpty()) {
            Tally before = costs.get(random.nextInt(costs.size()));
            return List.of(new Tally(before.at(), before.where(), 0, 0, 0, 0, 0, 0, 0, random.nextInt(9_000_000) - 4_000_000, Cause.RESTATED_COST));
        }
        Instant at = random.nextInt(4) == 0 ? now.minusSeconds(random.nextInt(5 * 86_400)) : now.minusMillis(random.nextInt(2000) - 500);
        if (kind < 6) {
            Tally sale = Fixture.conversion(at.toString(), Fixture.where(channel, "sale", "pending", "EUR"), random.nextInt(20_000));
            conversions.add(sale);
            return List.of(sale, Fixture.clicks(at.toString(), Fixture.where(channel, null, null, null), 1));
        }
        return List.of(Fixture.clicks(at.toString(), Fixture.where(channel, null, null, null), 1 + random.nextInt(3)),
                new Tally(at, Fixture.where(channel, null, null, null), random.nextInt(5), 0, 0, random.nextInt(2), 0, 0, 0, 0));
    }

    private static List<Answer> ask(Connection connection, Rates rates, Instant asOf) throws Exception {
        List<Answer> answers = new ArrayList<>();
        for (List<String> dimensions : List.of(List.<String>of(), List.of("date", "channel"), List.of("hour", "status"))) {
            for (LocalDate to : List.of(LocalDate.of(2026, 10, 3), LocalDate.of(2026, 12, 31))) {
                Question question = new Question(LocalDate.of(2026, 9, 20), to, "Asia/Kathmandu", null, dimensions, METRICS, List.of(), null, null, 10_000, null, asOf);
                answers.add(ReportDesk.answer(connection, rates, Scope.ALL, question, START));
            }
        }
        return answers;
    }

    private static BigDecimal number(Object cell) {
        return new BigDecimal(cell.toString());
    }
}
