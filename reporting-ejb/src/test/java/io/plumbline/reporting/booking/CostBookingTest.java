package io.plumbline.reporting.booking;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.MediaCosts;
import io.plumbline.reporting.Fixture;
import io.plumbline.reporting.TestDatabase;
import io.plumbline.reporting.rollup.Recorder;
import io.plumbline.tracking.api.Cause;
import io.plumbline.tracking.api.Dimensions;
import io.plumbline.tracking.api.Tally;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clicks cost, in time and late, in whole and in odd zones, stands in the books by campaign and local day, whatever platforms state beside it. */
class CostBookingTest {

    private static final long SEED = Long.getLong("plumbline.seed", 20261122L);
    private static final Instant START = Instant.parse("2026-10-20T00:00:00Z");
    private static final List<UUID> CAMPAIGNS = List.of(Fixture.SPRING, new UUID(2, 2));

    /** Keeps what it is told as the ledger does: all of a day replaces what it was told of it. */
    private static final class Books implements MediaCosts {
        final Map<String, Long> micros = new HashMap<>();

        @Override
        public void book(UUID advertiserId, LocalDate day, String currency, LongSupplier stated) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void bookPassedOn(UUID advertiserId, LocalDate day, List<PassedOn> costs) {
            micros.keySet().removeIf(key -> key.startsWith(day + " "));
            costs.forEach(cost -> micros.merge(day + " " + cost.campaignId() + " " + cost.currency(), cost.micros(), Long::sum));
        }
    }

    @ParameterizedTest
    @CsvSource({"H2, Europe/Berlin", "H2, Asia/Kathmandu", "POSTGRESQL, Europe/Berlin", "POSTGRESQL, Asia/Kathmandu"})
    void whatever_clicks_cost_and_however_late_it_comes_each_day_stands_at_its_sum(TestDatabase database, String zone) throws SQLException {
        Random random = new Random(SEED);
        Books books = new Books();
        CostBooking booking = new CostBooking(null, books);
        Map<String, Long> expected = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(database.create())) {
            connection.setAutoCommit(false);
            advertiser(connection, zone);
            for (int hour = 3; hour < 24 * 9; hour += 7) {
                Instant now = START.plus(hour, ChronoUnit.HOURS);
                for (int n = random.nextInt(4); n >= 0; n--) {
                    click(connection, random, now, ZoneId.of(zone), expected);
                }
                stated(connection, random, now, ZoneId.of(zone));
                Recorder.sumAll(connection, now);
                while (booking.step(connection, now)) {
                    connection.commit();
                }
            }
            Instant end = START.plus(30, ChronoUnit.DAYS);
            Recorder.sumAll(connection, end);
            while (booking.step(connection, end)) {
                connection.commit();
            }
            assertThat(books.micros).as("seed %d", SEED).isEqualTo(expected);
            Map<String, Long> before = Map.copyOf(books.micros);
            booking.step(connection, end.plusSeconds(600));
            assertThat(books.micros).as("asked again").isEqualTo(before);
        }
    }

    private static void click(Connection connection, Random random, Instant now, ZoneId zone, Map<String, Long> expected) throws SQLException {
        Instant at = random.nextInt(4) == 0 ? now.minus(random.nextInt(5 * 24 * 60), ChronoUnit.MINUTES) : now.minusSeconds(random.nextInt(60));
        UUID campaign = CAMPAIGNS.get(random.nextInt(2));
        String currency = random.nextInt(5) == 0 ? "USD" : "EUR";
        long micros = 1 + random.nextInt(3_000_000);
        Dimensions where = Fixture.where(Fixture.SHOP, campaign, "affiliate", null, "s" + random.nextInt(3), null, null, currency);
        Recorder.record(connection, List.of(new Tally(at, where, 0, 0, 0, 0, 0, 0, 0, micros)), now);
        connection.commit();
        expected.merge(LocalDate.ofInstant(at, zone) + " " + campaign + " " + currency, micros, Long::sum);
    }

    /** By a platform: counted by the reports, and in the books already. */
    private static void stated(Connection connection, Random random, Instant now, ZoneId zone) throws SQLException {
        LocalDate day = LocalDate.ofInstant(now, zone).minusDays(random.nextInt(3));
        Instant noon = day.atTime(12, 0).atZone(zone).toInstant();
        long micros = 1 + random.nextInt(9_000_000);
        Recorder.record(connection, List.of(Fixture.cost(noon.toString(), Fixture.where(Fixture.SHOP, Fixture.SPRING, "paid-search", null, null, null, null, "EUR"), micros)
                .because(Cause.RESTATED_COST)), now);
        try (PreparedStatement insert = connection.prepareStatement("insert into tracking.cost (id, row_key, advertiser_id, cost_date, at, recorded_at, channel, campaign_id, cost_micros, currency)"
                + " values (?, ?, ?, ?, ?, ?, 'paid-search', ?, ?, 'EUR')")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setObject(2, UUID.randomUUID());
            insert.setObject(3, Fixture.SHOP);
            insert.setObject(4, day);
            insert.setObject(5, noon.atOffset(ZoneOffset.UTC));
            insert.setObject(6, now.atOffset(ZoneOffset.UTC));
            insert.setObject(7, Fixture.SPRING);
            insert.setLong(8, micros);
            insert.executeUpdate();
        }
        connection.commit();
    }

    private static void advertiser(Connection connection, String zone) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into campaign.advertiser (id, version, name, currency, time_zone, home_url, domains, demo, created_at)"
                + " values (?, 0, 'Shop', 'EUR', ?, 'https://shop.example', '[]', false, ?)")) {
            insert.setObject(1, Fixture.SHOP);
            insert.setString(2, zone);
            insert.setObject(3, START.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
        connection.commit();
    }
}
