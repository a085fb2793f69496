package io.plumbline.reporting.query;

import io.plumbline.reporting.BenchPause;
import io.plumbline.reporting.HeapPeak;
import io.plumbline.reporting.Rates;
import io.plumbline.reporting.TestDatabase;
import io.plumbline.reporting.api.Answer;
import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.metric.MetricRegistry;
import io.plumbline.reporting.rollup.Recorder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * {@code ./plumbline bench reports}: seeded clicks of 90 days, counted into rollups as the product counts them, then a report of three
 * dimensions, a filter and 24 metrics, and a drill-down to the raw clicks of one day and campaign. Not a test: it asserts nothing, and
 * its name keeps it out of the build.
 */
class ReportBench {

    private static final long SEED = 20_261_122L;
    static final LocalDate FIRST = LocalDate.of(2026, 8, 1);
    static final int DAYS = 90;
    static final int CAMPAIGNS = 20;
    static final int LINKS = 10;
    private static final int RUNS = 5;
    /** In seconds. */
    private static final double LONG = 20;

    @Test
    void measure() throws Exception {
        System.out.printf("seed %d, %d days, %d campaigns of %d links, %d MB heap at most, %d processors%n", SEED, DAYS, CAMPAIGNS, LINKS,
                Runtime.getRuntime().maxMemory() >> 20, Runtime.getRuntime().availableProcessors());
        System.out.println("database       clicks  rollup rows       sums   made in  summed in |  report  reference  report/reference |  by day   hourly  long tail |  drill-down  reference  drill/reference"
                + " | peak heap");
        for (String database : System.getProperty("bench.databases", "H2,POSTGRESQL").split(",")) {
            for (String clicks : System.getProperty("bench.clicks", "100000,1000000,10000000").split(",")) {
                measure(TestDatabase.valueOf(database), Integer.parseInt(clicks.strip()));
            }
        }
    }

    private void measure(TestDatabase database, int clicks) throws Exception {
        try (Connection connection = DriverManager.getConnection(stored(database))) {
            connection.setAutoCommit(false);
            long began = System.nanoTime();
            long rows = new Traffic(connection, new Random(SEED), clicks).make();
            double made = seconds(began);
            began = System.nanoTime();
            Recorder.sumAll(connection, FIRST.plusDays(DAYS + 1).atStartOfDay().toInstant(ZoneOffset.UTC));
            connection.commit();
            double summed = seconds(began);
            run(connection, "analyze");
            connection.commit();
            BenchPause.here();
            HeapPeak heap = new HeapPeak();
            double asked = median(() -> answer(connection, "campaign", "country", "device"));
            double reference = median(() -> reference(connection));
            double daily = median(() -> answer(connection, "date", "campaign", "country"));
            double hourly = median(() -> answer(connection, "hour", "campaign"));
            // Sub-ids are in no sum; a question about them reads all quarters.
            double tail = median(() -> answer(connection, "campaign", "country", "sub1"));
            double drill = median(() -> drill(connection));
            double plain = median(() -> plain(connection));
            System.out.printf("%-10s %10d %12d %10d %7.1f s %8.1f s | %5.2f s %8.2f s %16.2f | %5.2f s %6.2f s %8.2f s | %9.3f s %8.3f s %16.2f | %6d MB%n", database, clicks, rows,
                    count(connection, "reporting.rollup_sum"), made, summed, asked, reference, asked / reference, daily, hourly, tail, drill, plain, drill / plain, heap.megabytes());
            heap.close();
        }
    }

    /** The whole way of the product: question, SQL, rounding, sorting. */
    private static void answer(Connection connection, String... dimensions) throws SQLException {
        Question question = new Question(FIRST, FIRST.plusDays(DAYS - 1), "Europe/Berlin", "EUR", List.of(dimensions), MetricRegistry.metrics().stream().map(m -> m.key()).limit(24).toList(),
                List.of(new Question.Filter("channel", "in", List.of("affiliate"))), null, "-clicks", 1000, null);
        Answer answer = ReportDesk.answer(connection, Rates.none(), Scope.ALL, question, Instant.EPOCH);
        if (answer.rows().isEmpty()) {
            throw new IllegalStateException("The report is empty");
        }
    }

    /** What anybody would write by hand for clicks alone. */
    private static void reference(Connection connection) throws SQLException {
        read(connection, "select s.campaign_id, s.country, s.device, sum(r.clicks) from reporting.rollup_quarter r join reporting.slice s on s.id = r.slice_id"
                + " where s.channel = 'affiliate' group by s.campaign_id, s.country, s.device");
    }

    /** Page by page as the list of clicks does it: newest first, by campaign and day. */
    private static void drill(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select * from tracking.click where campaign_id = ? and at >= ? and at < ? order by id desc limit 51")) {
            query.setObject(1, campaign(2));
            query.setObject(2, FIRST.plusDays(45).atStartOfDay().atOffset(ZoneOffset.UTC));
            query.setObject(3, FIRST.plusDays(46).atStartOfDay().atOffset(ZoneOffset.UTC));
            count(query);
        }
    }

    /** The same page by primary key. */
    private static void plain(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select * from tracking.click order by id desc limit 51")) {
            count(query);
        }
    }

    private static void read(Connection connection, String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            count(query);
        }
    }

    private static void count(PreparedStatement query) throws SQLException {
        int found = 0;
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                found++;
            }
        }
        if (found == 0) {
            throw new IllegalStateException("Nothing was found");
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (Statement query = connection.createStatement(); ResultSet row = query.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private interface Asking {
        void ask() throws SQLException;
    }

    /** Of one asking alone when it takes long: then it is no accident that decides. */
    private static double median(Asking asking) throws SQLException {
        double[] took = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long began = System.nanoTime();
            asking.ask();
            took[i] = seconds(began);
            if (took[i] > LONG) {
                return took[i];
            }
        }
        Arrays.sort(took);
        return took[RUNS / 2];
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    /** On disk, as the product keeps it; H2 would otherwise hand out the answer of the run before. */
    private static String stored(TestDatabase database) throws Exception {
        return database.createStored() + (database == TestDatabase.H2 ? ";OPTIMIZE_REUSE_RESULTS=FALSE" : "");
    }

    static UUID campaign(int number) {
        return new UUID(2, number);
    }
}
