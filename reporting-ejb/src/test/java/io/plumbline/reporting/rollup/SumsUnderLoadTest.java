package io.plumbline.reporting.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.reporting.Fixture;
import io.plumbline.reporting.Rates;
import io.plumbline.reporting.TestDatabase;
import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.query.OneInstant;
import io.plumbline.reporting.query.Scope;
import io.plumbline.reporting.query.Tabulated;
import io.plumbline.reporting.query.Tabulator;
import io.plumbline.tracking.api.Cause;
import io.plumbline.tracking.api.Tally;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SumsUnderLoadTest {

    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant NOW = START.plusSeconds(5 * 86_400);
    private static final int SALES = 300;

    /** Decisions move sales from one status to the other, so that their number stays; sums are made of them meanwhile, by two nodes at once. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_report_while_sums_are_made_and_changed_counts_everything_once(TestDatabase database) throws Exception {
        String url = database.create();
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            for (int i = 0; i < SALES; i++) {
                // Every other one was known in time and never waits.
                Tally sale = sale(i, "pending", 1, Cause.RECORDED);
                Recorder.record(connection, List.of(sale), i % 2 == 0 ? sale.at() : NOW);
            }
            connection.commit();
            ExecutorService others = Executors.newFixedThreadPool(4);
            List<Future<?>> work = new ArrayList<>();
            for (int w = 0; w < 2; w++) {
                int first = w;
                work.add(others.submit(() -> decide(url, first)));
                work.add(others.submit(() -> sum(url)));
            }
            do {
                assertThat(OneInstant.read(connection, () -> conversions(connection))).isEqualTo((long) SALES);
                connection.commit();
            } while (work.stream().anyMatch(one -> !one.isDone()));
            for (Future<?> one : work) {
                one.get(120, TimeUnit.SECONDS);
            }
            others.shutdown();
            Recorder.sumAll(connection, NOW);
            assertThat(conversions(connection)).isEqualTo((long) SALES);
            assertThat(Progress.until(connection)).isEqualTo(Increments.quarter(NOW) - 8);
            assertThat(rows(connection, "reporting.rollup_waiting")).isZero();
            assertThat(rows(connection, "reporting.rollup_sum where conversions <> 0 and status = 'pending'")).isZero();
        }
    }

    private static Void decide(String url, int first) throws Exception {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            for (int i = first; i < SALES; i += 2) {
                Recorder.record(connection, List.of(sale(i, "pending", -1, Cause.DECIDED), sale(i, "approved", 1, Cause.DECIDED)), NOW);
                connection.commit();
            }
        }
        return null;
    }

    private static Void sum(String url) throws Exception {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            // The sums come as far as the time that they are told.
            for (int hour = 0; hour < 5 * 24; hour++) {
                Recorder.sum(connection, START.plusSeconds(hour * 3600L));
                connection.commit();
            }
        }
        return null;
    }

    private static Tally sale(int number, String status, int times, Cause cause) {
        Instant at = START.plusSeconds(new Random(number).nextInt(4 * 86_400));
        return new Tally(at, Fixture.where("native", "sale", status, "EUR"), 0, 0, 0, 0, times, times * 100L, 0, 0, cause);
    }

    private static Object conversions(Connection connection) throws SQLException {
        Tabulated answer = new Tabulator(connection, Rates.none(), Scope.ALL).answer(new Question(LocalDate.of(2026, 10, 30), LocalDate.of(2026, 11, 8), "Europe/Berlin", "EUR",
                List.of("date", "country"), List.of("conversions"), List.of(), null, null, null, null));
        return answer.totals().get(0);
    }

    private static long rows(Connection connection, String table) throws Exception {
        try (var query = connection.createStatement(); var row = query.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
