package io.plumbline.reporting.attribution;

import io.plumbline.reporting.query.Exchange;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;

/**
 * Reads the touches and conversions of an advertiser as they are stored, puts persons together that are known to be one, and
 * tells their journeys. The databases neither sort nor join: both would take longer than all models together.
 */
final class Journeys {

    /**
     * @param goal         key, or null for all
     * @param column       of a touch that gets the credit
     * @param interactions that are read; impressions are always
     */
    record Order(UUID advertiser, String goal, Instant from, Instant until, Windows windows, boolean resetAfterConversion, String column,
            Set<String> interactions) {
    }

    private static final int FETCH = 10_000;
    private static final String DIRECT = "direct";
    private static final String VIEW = "impression";
    /** Touches kept in memory: about 250 MB while they are put in order. */
    private static final int MOST_IN_MEMORY = 5_000_000;

    private final Connection connection;
    private final Order order;
    private final Exchange exchange;
    private final Keys keys = new Keys();
    private final Fingerprint fingerprint = new Fingerprint();
    private Merges merges;
    private long[] values = new long[256];
    private UUID[] ids = new UUID[256];
    private int conversions;
    private long touches;

    Journeys(Connection connection, Order order, Exchange exchange) {
        this.connection = connection;
        this.order = order;
        this.exchange = exchange;
    }

    /** @param listener is told when all is read: keys are in the order of their names then; @param progress takes percent */
    void tell(Cutting.Listener listener, IntConsumer progress) throws SQLException {
        merges = Merges.of(connection, order.advertiser());
        try (TouchRoom room = new TouchRoom(MOST_IN_MEMORY)) {
            readConversions(room);
            readTouches(room, progress);
            int[] moved = keys.sort();
            progress.accept(60);
            room.tell(event -> event < 0 ? event : Step.rekeyed(event, moved[Step.key(event)]),
                    new Cutting(order.windows(), order.resetAfterConversion(), micros(order.from().atOffset(ZoneOffset.UTC)), listener));
        }
    }

    Keys keys() {
        return keys;
    }

    long valueMinor(int conversion) {
        return values[conversion];
    }

    UUID id(int conversion) {
        return ids[conversion];
    }

    long touches() {
        return touches;
    }

    String fingerprint() {
        return fingerprint.toString();
    }

    private void readTouches(TouchRoom room, IntConsumer progress) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select person_id, at, interaction, channel, " + order.column()
                + " from tracking.pub_touch where advertiser_id = ? and at >= ? and at < ?")) {
            bind(query, order.advertiser());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String interaction = rows.getString(3);
                    boolean view = VIEW.equals(interaction);
                    if (view || order.interactions().contains(interaction)) {
                        touch(room, rows, view);
                        if (touches % 100_000 == 0) {
                            progress.accept((int) Math.min(55, touches / 100_000));
                        }
                    }
                }
            }
        }
    }

    private void touch(TouchRoom room, ResultSet row, boolean view) throws SQLException {
        UUID person = merges.canonical(row.getObject(1, UUID.class));
        long at = micros(row.getObject(2, OffsetDateTime.class));
        String credited = text(row, 5);
        int step = Step.of(keys.number(credited), DIRECT.equalsIgnoreCase(row.getString(4)), view);
        room.add(person.getMostSignificantBits(), person.getLeastSignificantBits(), at, step);
        fingerprint.add(person.getMostSignificantBits(), person.getLeastSignificantBits(), at, Mix.of(keys.name(Step.key(step))) + (step & 3));
        touches++;
    }

    /** Ids are read as text where a driver would make something else of them. */
    private static String text(ResultSet row, int column) throws SQLException {
        Object value = row.getObject(column);
        return value == null ? null : value.toString();
    }

    /** Earlier conversions are read too: a journey may start at one. */
    private void readConversions(TouchRoom room) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select person_id, occurred_at, amount_minor, currency, id from tracking.pub_conversion"
                + " where advertiser_id = ? and occurred_at >= ? and occurred_at < ? and status in ('pending', 'approved')"
                + (order.goal() == null ? "" : " and goal_key = ?") + " order by id")) {
            bind(query, order.advertiser());
            if (order.goal() != null) {
                query.setString(4, order.goal());
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    conversion(room, rows);
                }
            }
        }
    }

    private void conversion(TouchRoom room, ResultSet row) throws SQLException {
        UUID id = row.getObject(5, UUID.class);
        UUID known = row.getObject(1, UUID.class);
        // A conversion of nobody known stands for itself.
        UUID person = known == null ? id : merges.canonical(known);
        OffsetDateTime at = row.getObject(2, OffsetDateTime.class);
        if (conversions == values.length) {
            values = Arrays.copyOf(values, conversions * 2);
            ids = Arrays.copyOf(ids, conversions * 2);
        }
        values[conversions] = valueMinor(row.getLong(3), row.getString(4), at.toInstant());
        ids[conversions] = id;
        fingerprint.add(person.getMostSignificantBits(), person.getLeastSignificantBits(), micros(at), values[conversions] * 2 + 1);
        room.add(person.getMostSignificantBits(), person.getLeastSignificantBits(), micros(at), ~conversions);
        conversions++;
    }

    private long valueMinor(long minor, String currency, Instant at) {
        if (at.isBefore(order.from()) || minor == 0) {
            return 0;
        }
        if (currency.equals(exchange.target())) {
            return minor;
        }
        LocalDate day = at.atOffset(ZoneOffset.UTC).toLocalDate();
        return exchange.minor(BigDecimal.valueOf(minor, Money.digits(currency)), currency, day)
                .map(exact -> exact.setScale(0, RoundingMode.HALF_EVEN).longValueExact()).orElse(0L);
    }

    private void bind(PreparedStatement query, UUID advertiser) throws SQLException {
        query.setFetchSize(FETCH);
        query.setObject(1, advertiser);
        query.setObject(2, order.from().minus(Duration.ofDays(order.windows().longestDays())).atOffset(ZoneOffset.UTC));
        query.setObject(3, order.until().atOffset(ZoneOffset.UTC));
    }

    static long micros(OffsetDateTime at) {
        return at.toEpochSecond() * 1_000_000 + at.getNano() / 1000;
    }
}
