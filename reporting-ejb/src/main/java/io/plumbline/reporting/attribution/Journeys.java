package io.plumbline.reporting.attribution;

import io.plumbline.reporting.known.KnownConversions;
import io.plumbline.reporting.known.Merges;
import io.plumbline.reporting.known.Mix;
import io.plumbline.reporting.query.Exchange;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
     * @param asOf         instant whose knowledge they are made of; null for now
     */
    record Order(UUID advertiser, String goal, Instant from, Instant until, Windows windows, boolean resetAfterConversion, String column,
            Set<String> interactions, Instant asOf) {

        KnownConversions.Which conversions(Instant since) {
            return KnownConversions.Which.of(advertiser, since, until).and("s.goal_key = ?", goal);
        }
    }

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
        merges = Merges.of(connection, order.advertiser(), order.asOf());
        try (TouchRoom room = new TouchRoom(MOST_IN_MEMORY)) {
            readConversions(room);
            readTouches(room, progress);
            int[] moved = keys.sort();
            int[] ranks = ranks();
            progress.accept(60);
            room.tell(event -> event < 0 ? ~ranks[~event] : Step.rekeyed(event, moved[Step.key(event)]),
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
        new Touches(connection, order.column()).read(order.advertiser(), earliest(), order.until().atOffset(ZoneOffset.UTC), order.asOf() == null ? null : order.asOf().atOffset(ZoneOffset.UTC), (high, low, micros, interaction, channel, key) -> {
            if (interaction.isView() || order.interactions().contains(interaction.text())) {
                touch(room, high, low, micros, Step.of(key.number(keys), channel.isDirect(), interaction.isView()), key);
                if (touches % 100_000 == 0) {
                    progress.accept((int) Math.min(55, touches / 100_000));
                }
            }
        });
    }

    private void touch(TouchRoom room, long personHigh, long personLow, long at, int step, Word key) {
        UUID other = merges.canonical(personHigh, personLow);
        long high = other == null ? personHigh : other.getMostSignificantBits();
        long low = other == null ? personLow : other.getLeastSignificantBits();
        room.add(high, low, at, step);
        fingerprint.add(high, low, at, key.mixed() + (step & 3));
        touches++;
    }

    /** Earlier conversions are read too: a journey may start at one. */
    private void readConversions(TouchRoom room) throws SQLException {
        List<Abroad> abroad = new ArrayList<>();
        new KnownConversions(connection, order.conversions(earliest().toInstant())).read("s.person_id, s.occurred_at, s.amount_minor, s.currency, s.id", order.asOf(),
                row -> conversion(room, row, abroad));
        // Rates are looked up when the connection is free again.
        abroad.forEach(amount -> values[amount.conversion()] = exchange.minor(BigDecimal.valueOf(amount.minor(), Money.digits(amount.currency())), amount.currency(), amount.day())
                .map(exact -> exact.setScale(0, RoundingMode.HALF_EVEN).longValueExact()).orElse(0L));
    }

    private record Abroad(int conversion, long minor, String currency, LocalDate day) {
    }

    private void conversion(TouchRoom room, ResultSet row, List<Abroad> abroad) throws SQLException {
        UUID id = row.getObject(5, UUID.class);
        UUID known = row.getObject(1, UUID.class);
        // A conversion of nobody known stands for itself.
        UUID person = known == null ? id : merges.canonical(known);
        OffsetDateTime at = row.getObject(2, OffsetDateTime.class);
        long minor = at.toInstant().isBefore(order.from()) ? 0 : row.getLong(3);
        String currency = row.getString(4);
        if (conversions == values.length) {
            values = Arrays.copyOf(values, conversions * 2);
            ids = Arrays.copyOf(ids, conversions * 2);
        }
        ids[conversions] = id;
        values[conversions] = minor;
        if (minor != 0 && !currency.equals(exchange.target())) {
            abroad.add(new Abroad(conversions, minor, currency, at.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate()));
        }
        fingerprint.add(person.getMostSignificantBits(), person.getLeastSignificantBits(), micros(at), Mix.of(currency) + minor);
        room.add(person.getMostSignificantBits(), person.getLeastSignificantBits(), micros(at), ~conversions);
        conversions++;
    }

    /** @return the place of each conversion in the order of ids, so that two of one instant are always told in the same order */
    private int[] ranks() {
        Integer[] order = new Integer[conversions];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> ids[a].compareTo(ids[b]));
        int[] ranks = new int[conversions];
        UUID[] sortedIds = new UUID[conversions];
        long[] sortedValues = new long[conversions];
        for (int i = 0; i < conversions; i++) {
            ranks[order[i]] = i;
            sortedIds[i] = ids[order[i]];
            sortedValues[i] = values[order[i]];
        }
        ids = sortedIds;
        values = sortedValues;
        return ranks;
    }

    private OffsetDateTime earliest() {
        return order.from().minus(Duration.ofDays(order.windows().longestDays())).atOffset(ZoneOffset.UTC);
    }

    static long micros(OffsetDateTime at) {
        return at.toEpochSecond() * 1_000_000 + at.getNano() / 1000;
    }
}
