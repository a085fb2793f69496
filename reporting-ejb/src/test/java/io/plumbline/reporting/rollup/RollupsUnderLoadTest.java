package io.plumbline.reporting.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.reporting.Fixture;
import io.plumbline.reporting.TestDatabase;
import io.plumbline.tracking.api.Tally;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RollupsUnderLoadTest {

    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void writers_that_meet_on_the_same_rows_lose_nothing_and_never_deadlock(TestDatabase database) throws Exception {
        String url = database.create();
        ExecutorService writers = Executors.newFixedThreadPool(4);
        List<Future<?>> done = new ArrayList<>();
        for (int w = 0; w < 4; w++) {
            int seed = w;
            done.add(writers.submit(() -> {
                write(url, new Random(seed));
                return null;
            }));
        }
        for (Future<?> writer : done) {
            writer.get(120, TimeUnit.SECONDS);
        }
        writers.shutdown();
        try (Connection connection = DriverManager.getConnection(url);
                ResultSet sum = connection.createStatement().executeQuery("select sum(clicks), sum(unique_clicks) from reporting.rollup_quarter")) {
            sum.next();
            assertThat(sum.getLong(1)).isEqualTo(4 * 15 * 40);
            assertThat(sum.getLong(2)).isEqualTo(4 * 15 * 40);
        }
    }

    private static void write(String url, Random random) throws Exception {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            for (int i = 0; i < 15; i++) {
                List<Tally> tallies = new ArrayList<>();
                for (int k = 0; k < 40; k++) {
                    tallies.add(Fixture.clicks(START.plusSeconds(random.nextInt(4) * 900L).toString(), Fixture.where("c" + random.nextInt(5), null, null, null), 1));
                }
                Collections.shuffle(tallies, random);
                Recorder.record(connection, tallies);
                connection.commit();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_change_that_cancels_out_leaves_the_sums_as_they_were(TestDatabase database) throws Exception {
        try (Connection connection = DriverManager.getConnection(database.create())) {
            Tally pending = Fixture.conversion(START.toString(), Fixture.where("native", "sale", "pending", "EUR"), 100);
            Tally taken = new Tally(START, pending.where(), 0, 0, 0, 0, -1, -100, 0, 0);
            Recorder.record(connection, List.of(pending));
            Recorder.record(connection, List.of(taken, Fixture.conversion(START.toString(), Fixture.where("native", "sale", "approved", "EUR"), 100)));
            try (ResultSet rows = connection.createStatement().executeQuery("select s.status, r.conversions, r.revenue_minor from reporting.rollup_quarter r"
                    + " join reporting.slice s on s.id = r.slice_id order by s.status")) {
                rows.next();
                assertThat(List.of(rows.getString(1), rows.getLong(2), rows.getLong(3))).containsExactly("approved", 1L, 100L);
                rows.next();
                assertThat(List.of(rows.getString(1), rows.getLong(2), rows.getLong(3))).containsExactly("pending", 0L, 0L);
            }
        }
    }

    @Test
    void a_value_that_reads_null_is_not_the_absent_value() {
        SliceKey named = SliceKey.of(Fixture.where(Fixture.SHOP, null, "native", null, "null", null, null, null));
        SliceKey absent = SliceKey.of(Fixture.where(Fixture.SHOP, null, "native", null, null, null, null, null));
        SliceKey empty = SliceKey.of(Fixture.where(Fixture.SHOP, null, "native", null, "", null, null, null));
        assertThat(named.id()).isNotEqualTo(absent.id());
        assertThat(empty.id()).isEqualTo(absent.id());
    }
}
