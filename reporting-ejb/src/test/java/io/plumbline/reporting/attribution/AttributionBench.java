package io.plumbline.reporting.attribution;

import io.plumbline.reporting.BareTable;
import io.plumbline.reporting.BenchPause;
import io.plumbline.reporting.Facts;
import io.plumbline.reporting.Fixture;
import io.plumbline.reporting.HeapPeak;
import io.plumbline.reporting.Rates;
import io.plumbline.reporting.TestDatabase;
import io.plumbline.reporting.api.AttributionQuestion;
import io.plumbline.reporting.known.Mix;
import io.plumbline.reporting.known.Streamed;
import io.plumbline.reporting.query.Exchange;
import io.plumbline.reporting.query.OneInstant;
import io.plumbline.shared.Ids;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/**
 * {@code ./plumbline bench attribution}: seeded journeys straight into a database, then every model from the stored touches, beside
 * a plain read of the same rows in the same run. Not a test: it asserts nothing, and its name keeps it out of the build.
 */
class AttributionBench {

    private static final long SEED = 20_261_122L;
    private static final int CHANNELS = 20;
    private static final int CONVERTING_PERCENT = 25;
    private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");
    private static final int DAYS = 30;
    private static final int BATCH = 5000;
    private static final UUID CAMPAIGN = new UUID(7, 7);

    @Test
    void measure() throws Exception {
        System.out.printf("seed %d, %d channels, %d %% of journeys convert, %d MB heap at most, %d processors%n", SEED, CHANNELS, CONVERTING_PERCENT,
                Runtime.getRuntime().maxMemory() >> 20, Runtime.getRuntime().availableProcessors());
        System.out.println("database    journeys    touches   made in packed in  plain read  read+cut     rules   shapley   markov1   markov2   markov3 | eight models + 3 orders  3 markov orders  peak heap  all/plain");
        for (String database : System.getProperty("bench.databases", "H2,POSTGRESQL").split(",")) {
            for (String journeys : System.getProperty("bench.journeys", "100000,300000,1000000").split(",")) {
                measure(TestDatabase.valueOf(database), Integer.parseInt(journeys.strip()));
            }
        }
    }

    private void measure(TestDatabase database, int journeys) throws Exception {
        try (Connection connection = DriverManager.getConnection(database.createStored())) {
            connection.setAutoCommit(false);
            long start = System.nanoTime();
            long touches = seed(connection, database, journeys);
            connection.commit();
            double made = seconds(start);
            start = System.nanoTime();
            if (database == TestDatabase.H2) {
                pack(connection);
            }
            double packed = seconds(start);
            BenchPause.here();
            double plain = OneInstant.stream(connection, () -> plain(connection));
            connection.commit();
            HeapPeak heap = new HeapPeak();
            long began = System.nanoTime();
            Brief brief = Brief.of(connection, AttributionQuestion.of(LocalDate.ofInstant(START, ZoneOffset.UTC),
                    LocalDate.ofInstant(START, ZoneOffset.UTC).plusDays(DAYS), "UTC", "sale", Fixture.SHOP, 30, "channel", null));
            connection.commit();
            Journeys source = new Journeys(connection, brief.order(), new Exchange(Rates.none(), "EUR"));
            Collected collected = new Collected(source, true, 7, 0, null);
            OneInstant.stream(connection, () -> {
                source.tell(collected, percent -> { });
                return null;
            });
            double read = seconds(began);
            Sample sample = collected.all();
            double rules = time(source, sample, null, Model.FIRST_TOUCH, Model.LAST_TOUCH, Model.LAST_NON_DIRECT, Model.LINEAR, Model.POSITION_BASED, Model.TIME_DECAY);
            double shapley = time(source, sample, null, Model.SHAPLEY);
            double[] markov = {time(source, sample, 1, Model.MARKOV), time(source, sample, 2, Model.MARKOV), time(source, sample, 3, Model.MARKOV)};
            double orders = Arrays.stream(markov).sum();
            System.out.printf("%-10s %9d %10d %7.0f s %7.0f s %9.2f s %7.2f s %7.2f s %7.2f s %7.2f s %7.2f s %7.2f s | %21.2f s %14.2f s %7d MB %9.2f%n", database, journeys, touches, made, packed,
                    plain, read, rules, shapley, markov[0], markov[1], markov[2], read + rules + shapley + orders, read + orders, heap.megabytes(),
                    (read + rules + shapley + orders) / plain);
            connection.commit();
            heap.close();
            if (database == TestDatabase.H2) {
                try (Statement end = connection.createStatement()) {
                    end.execute("drop all objects delete files");
                }
            }
        }
    }

    /** As the product does in the background, two hours later. */
    private static void pack(Connection connection) throws SQLException {
        while (new Packer(connection, Packer.SLICE).next(Ids.least(START.plus(Duration.ofDays(DAYS)))).isPresent()) {
            connection.commit();
        }
    }

    private static double time(Journeys source, Sample sample, Integer order, Model... models) {
        long began = System.nanoTime();
        new Crediting(source.keys(), order, 2, key -> key).results(List.of(models), sample, null);
        return seconds(began);
    }

    /** What any program would need to have the same rows in its hands, in whatever order. */
    private static double plain(Connection connection) throws SQLException {
        long began = System.nanoTime();
        long[] sum = new long[1];
        Streamed.read(connection, "select person_id, at, interaction, channel, channel from tracking.pub_touch where advertiser_id = ?",
                row -> sum[0] += row.getObject(1, UUID.class).getLeastSignificantBits() + row.getObject(2, OffsetDateTime.class).getNano() + row.getString(3).length()
                        + row.getString(4).length() + row.getString(5).length(), Fixture.SHOP);
        return sum[0] == 42 ? 0 : seconds(began);
    }

    /** Clicks and other touches, each in the order of their time, as they would have been stored. */
    private static long seed(Connection connection, TestDatabase database, int journeys) throws Exception {
        Random random = new Random(SEED);
        Facts facts = new Facts(connection);
        facts.advertiser(Fixture.SHOP, "Shop", "EUR", "UTC");
        facts.goal(Fixture.SHOP, "sale", "sale");
        long[] drawn = new long[journeys * 5];
        int touches = 0;
        boolean[] converts = new boolean[journeys];
        long[] last = new long[journeys];
        for (int person = 0; person < journeys; person++) {
            converts[person] = random.nextInt(100) < CONVERTING_PERCENT;
            int count = 1;
            while (count < 20 && random.nextInt(4) > 0) {
                count++;
            }
            for (int i = 0; i < count; i++) {
                if (touches == drawn.length) {
                    drawn = Arrays.copyOf(drawn, touches * 2);
                }
                long second = random.nextInt(DAYS * 86_400);
                last[person] = Math.max(last[person], second);
                drawn[touches++] = second << 36 | (long) person << 12 | random.nextInt(CHANNELS) << 1 | (random.nextInt(3) == 0 ? 1 : 0);
            }
        }
        Arrays.sort(drawn, 0, touches);
        for (boolean click : new boolean[] {true, false}) {
            long[] some = Arrays.stream(drawn, 0, touches).filter(one -> interaction(one).equals("click") == click).toArray();
            if (database == TestDatabase.POSTGRESQL) {
                copy(connection, some, click);
            } else {
                insert(connection, some, click);
            }
        }
        convert(connection, facts, random, converts, last);
        try (Statement analyze = connection.createStatement()) {
            analyze.execute("analyze");
        }
        return touches;
    }

    /** What a row says: a click, as wide as they are, is a touch by itself; the others are rows of their own. */
    private static Map<String, Object> row(Facts facts, long drawn, int number, boolean click) {
        Instant at = START.plusSeconds(drawn >>> 36);
        UUID id = id(at, number);
        if (!click) {
            return Facts.row("id", id, "row_key", id, "advertiser_id", Fixture.SHOP, "person_id", person(drawn), "at", Facts.time(at), "recorded_at", Facts.time(at),
                    "interaction", "impression", "channel", channel(drawn));
        }
        Map<String, Object> row = facts.click(Fixture.SHOP, CAMPAIGN, at, channel(drawn), "valid", true);
        row.putAll(Map.of("id", id, "person_id", person(drawn), "link_id", CAMPAIGN, "valid_since", Facts.time(at), "url", "https://shop.example/landing?click_id=" + id,
                "user_agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "ip", "192.0.2.0", "country", "DE", "device", "desktop"));
        row.putAll(Map.of("os", "Linux", "browser", "Firefox", "rules", 1, "visitor_id", id.toString(), "address_key", drawn, "consent_basis", "none"));
        return row;
    }

    private static void insert(Connection connection, long[] drawn, boolean click) throws SQLException {
        Facts facts = new Facts(connection);
        String table = click ? "tracking.click" : "tracking.touchpoint";
        List<String> columns = List.copyOf(row(facts, 0, 0, click).keySet());
        BareTable bare = new BareTable(connection, table);
        try (PreparedStatement insert = connection.prepareStatement("insert into " + table + " (" + String.join(", ", columns) + ") values (?" + ", ?".repeat(columns.size() - 1) + ")")) {
            for (int i = 0; i < drawn.length; i++) {
                Map<String, Object> row = row(facts, drawn[i], i, click);
                for (int column = 0; column < columns.size(); column++) {
                    insert.setObject(column + 1, row.get(columns.get(column)));
                }
                insert.executeUpdate();
                if (i % BATCH == BATCH - 1) {
                    connection.commit();
                }
            }
        }
        bare.complete();
    }

    private static void copy(Connection connection, long[] drawn, boolean click) throws SQLException {
        Facts facts = new Facts(connection);
        List<String> columns = List.copyOf(row(facts, 0, 0, click).keySet());
        var in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy tracking." + (click ? "click" : "touchpoint") + " (" + String.join(", ", columns) + ") from stdin csv");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < drawn.length; i++) {
            Map<String, Object> row = row(facts, drawn[i], i, click);
            lines.append(columns.stream().map(column -> row.get(column).toString()).collect(Collectors.joining(","))).append('\n');
            if (lines.length() > 1 << 20 || i == drawn.length - 1) {
                byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
                in.writeToCopy(bytes, 0, bytes.length);
                lines.setLength(0);
            }
        }
        in.endCopy();
    }

    /** In the order of their time, like the touches. */
    private static void convert(Connection connection, Facts facts, Random random, boolean[] converts, long[] last) throws SQLException {
        var sample = facts.conversion(Fixture.SHOP, new UUID(0, 0), START, "sale", "approved", 0, "EUR");
        String columns = String.join(", ", sample.keySet());
        List<String> names = List.copyOf(sample.keySet());
        try (PreparedStatement insert = connection.prepareStatement("insert into tracking.conversion (" + columns + ") values (?" + ", ?".repeat(sample.size() - 1) + ")")) {
            int waiting = 0;
            for (long one : IntStream.range(0, converts.length).filter(person -> converts[person]).mapToLong(person -> last[person] << 32 | person).sorted().toArray()) {
                int person = (int) one;
                Instant at = START.plusSeconds(last[person] + 60);
                sample.put("id", id(at, person));
                sample.put("dedupe_key", "o" + person);
                sample.put("occurred_at", Facts.time(at));
                sample.put("person_id", person((long) person << 12));
                sample.put("amount_minor", 100L + random.nextInt(20_000));
                for (int i = 0; i < names.size(); i++) {
                    insert.setObject(i + 1, sample.get(names.get(i)));
                }
                insert.addBatch();
                if (++waiting % BATCH == 0) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
            insert.executeBatch();
        }
    }

    private static UUID id(Instant at, int number) {
        return new UUID(at.toEpochMilli() << 16 | 0x7000, 0x8000000000000000L | number);
    }

    private static UUID person(long drawn) {
        long number = drawn >>> 12 & 0xFFFFFF;
        return new UUID(Mix.of(number + 1), Mix.of(~number));
    }

    private static String channel(long drawn) {
        return "channel-" + (drawn >>> 1 & 0x1F);
    }

    private static String interaction(long drawn) {
        return (drawn & 1) == 1 ? "impression" : "click";
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
