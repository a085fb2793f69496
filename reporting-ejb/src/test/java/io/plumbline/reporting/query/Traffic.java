package io.plumbline.reporting.query;

import io.plumbline.shared.Dialect;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Made-up clicks as the product would have counted them: busy links and quiet ones, days and nights, 2 % sales, and one day kept click by click. */
final class Traffic {

    private static final UUID SHOP = new UUID(1, 1);
    private static final String[] CHANNELS = {"paid-search", "paid-social", "affiliate", "native", "email"};
    private static final String[] COUNTRIES = {"DE", "AT", "CH", "FR", "GB"};
    private static final String[] DEVICES = {"mobile", "desktop", "tablet"};
    private static final int[] COUNTRY_SHARES = {60, 12, 10, 10, 8};
    private static final int[] DEVICE_SHARES = {62, 33, 5};
    private static final int SUBS = 5;
    private static final int SALES_IN_A_THOUSAND = 20;
    private static final int RAW_DAY = 45;
    private static final int QUARTERS = 96;
    private static final int BATCH = 5000;

    private final Connection connection;
    private final Random random;
    private final int clicks;
    private final int slices = ReportBench.CAMPAIGNS * ReportBench.LINKS * COUNTRIES.length * DEVICES.length * SUBS;
    private long rows;

    Traffic(Connection connection, Random random, int clicks) {
        this.connection = connection;
        this.random = random;
        this.clicks = clicks;
    }

    /** @return rollup rows made */
    long make() throws Exception {
        slices();
        boolean postgresql = Dialect.of(connection) == Dialect.POSTGRESQL;
        int first = (int) (ReportBench.FIRST.atStartOfDay().toEpochSecond(ZoneOffset.UTC) / 900);
        if (postgresql) {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy reporting.rollup_quarter from stdin");
            quarters(first, (quarter, slice, clicks, sales, revenue, cost) -> {
                byte[] line = (quarter + "\t" + slice(slice) + "\t0\t" + clicks + "\t" + clicks + "\t0\t" + sales + "\t" + revenue + "\t" + revenue / 10 + "\t" + cost + "\n")
                        .getBytes(StandardCharsets.US_ASCII);
                copy.writeToCopy(line, 0, line.length);
            });
            copy.endCopy();
        } else {
            run("alter table reporting.rollup_quarter drop constraint rollup_of_slice");
            run("drop index reporting.rollup_by_slice");
            try (PreparedStatement insert = connection.prepareStatement("insert into reporting.rollup_quarter values (?, ?, 0, ?, ?, 0, ?, ?, ?, ?)")) {
                quarters(first, (quarter, slice, clicks, sales, revenue, cost) -> {
                    insert.setInt(1, quarter);
                    insert.setObject(2, slice(slice));
                    insert.setLong(3, clicks);
                    insert.setLong(4, clicks);
                    insert.setLong(5, sales);
                    insert.setLong(6, revenue);
                    insert.setLong(7, revenue / 10);
                    insert.setLong(8, cost);
                    insert.addBatch();
                    if (rows % BATCH == 0) {
                        insert.executeBatch();
                    }
                });
                insert.executeBatch();
            }
            run("create index reporting.rollup_by_slice on reporting.rollup_quarter (slice_id, quarter)");
            run("alter table reporting.rollup_quarter add constraint rollup_of_slice foreign key (slice_id) references reporting.slice");
        }
        rawDay();
        connection.commit();
        run("analyze");
        connection.commit();
        return rows;
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private interface Cell {
        void is(int quarter, int slice, long clicks, long sales, long revenue, long cost) throws SQLException;
    }

    private void quarters(int first, Cell cell) throws SQLException {
        int quarters = ReportBench.DAYS * QUARTERS;
        int[] counts = new int[slices];
        List<Integer> seen = new ArrayList<>();
        for (int q = 0; q < quarters; q++) {
            // Nights are quiet, evenings busy.
            double busy = 1 - 0.8 * Math.cos(2 * Math.PI * (q % QUARTERS - 20) / QUARTERS);
            for (long n = Math.round(clicks * busy / quarters); n > 0; n--) {
                int slice = draw();
                if (counts[slice]++ == 0) {
                    seen.add(slice);
                }
            }
            for (int slice : seen) {
                int sales = random.nextInt(1000) < SALES_IN_A_THOUSAND * counts[slice] ? 1 : 0;
                rows++;
                cell.is(first + q, slice, counts[slice], 0, 0, 350_000L * counts[slice]);
                if (sales > 0) {
                    rows++;
                    cell.is(first + q, slices + slice, 0, sales, 2000 + random.nextInt(8000), 0);
                }
                counts[slice] = 0;
            }
            seen.clear();
        }
    }

    /** The product of two equal draws makes the first links busy and the last ones quiet. */
    private int draw() {
        int link = (int) (random.nextDouble() * random.nextDouble() * ReportBench.CAMPAIGNS * ReportBench.LINKS);
        return ((link * COUNTRIES.length + of(COUNTRY_SHARES)) * DEVICES.length + of(DEVICE_SHARES)) * SUBS + random.nextInt(SUBS);
    }

    private int of(int[] shares) {
        int drawn = random.nextInt(100);
        for (int i = 0; i < shares.length; i++) {
            drawn -= shares[i];
            if (drawn < 0) {
                return i;
            }
        }
        return shares.length - 1;
    }

    private static UUID slice(int number) {
        // As scattered as the hashes that real slices are named by.
        return new UUID(number * 0x9E3779B97F4A7C15L, number);
    }

    private void slices() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into reporting.slice (id, advertiser_id, campaign_id, channel, link_id, sub1, country, device,"
                + " goal_key, goal_kind, status, verdict, currency) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'valid', 'EUR')")) {
            for (int i = 0; i < 2 * slices; i++) {
                int slice = i % slices;
                int link = slice / (COUNTRIES.length * DEVICES.length * SUBS);
                boolean sale = i >= slices;
                insert.setObject(1, slice(i));
                insert.setObject(2, SHOP);
                insert.setObject(3, ReportBench.campaign(link / ReportBench.LINKS));
                insert.setString(4, CHANNELS[link / ReportBench.LINKS % CHANNELS.length]);
                insert.setObject(5, new UUID(3, link));
                insert.setString(6, "p" + slice % SUBS);
                insert.setString(7, COUNTRIES[slice / (DEVICES.length * SUBS) % COUNTRIES.length]);
                insert.setString(8, DEVICES[slice / SUBS % DEVICES.length]);
                insert.setString(9, sale ? "sale" : null);
                insert.setString(10, sale ? "sale" : null);
                insert.setString(11, sale ? "approved" : null);
                insert.addBatch();
                if (i % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private void rawDay() throws SQLException {
        Instant from = ReportBench.FIRST.plusDays(RAW_DAY).atStartOfDay().toInstant(ZoneOffset.UTC);
        int today = Math.max(1000, clicks / ReportBench.DAYS);
        try (PreparedStatement insert = connection.prepareStatement("insert into tracking.click (id, at, recorded_at, advertiser_id, campaign_id, link_id, verdict, is_unique,"
                + " person_id, channel, params, trace) values (?, ?, ?, ?, ?, ?, 'valid', true, ?, 'affiliate', '{}', '[]')")) {
            for (int i = 0; i < today; i++) {
                Instant at = from.plusMillis(86_400_000L * i / today);
                OffsetDateTime time = at.atOffset(ZoneOffset.UTC);
                int link = (int) (random.nextDouble() * random.nextDouble() * ReportBench.CAMPAIGNS * ReportBench.LINKS);
                insert.setObject(1, new UUID(at.toEpochMilli() << 16 | 0x7000L, 0x8000000000000000L | i));
                insert.setObject(2, time);
                insert.setObject(3, time);
                insert.setObject(4, SHOP);
                insert.setObject(5, ReportBench.campaign(link / ReportBench.LINKS));
                insert.setObject(6, new UUID(3, link));
                insert.setObject(7, new UUID(4, i));
                insert.addBatch();
                if (i % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }
}
