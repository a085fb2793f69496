package io.plumbline.reporting.attribution;

import io.plumbline.reporting.known.Streamed;
import io.plumbline.shared.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Touches as they are stored, in whatever order. PostgreSQL hands them out by COPY in binary: it works on while they are taken, and nobody makes
 * texts of times and ids, nor times and ids of texts; four million rows are four times as quick as through a result set. H2 has
 * clicks in packs too, and goes through all rows as they lie where a question takes a large share of them.
 */
final class Touches {

    /** Takes one touch. @param high, low of the person */
    @FunctionalInterface
    interface Listener {
        void touch(long high, long low, long micros, Word interaction, Word channel, Word key) throws SQLException;
    }

    static final String CHANNEL = "channel";
    private static final String ROWS = "pub_touch_row";
    private static final String CLICKS = "pub_touch_click";
    private static final String NOTED = "pub_touch_noted";
    private static final String GONE = "pub_touch_gone";

    private final Connection connection;
    private final String column;
    private final Words words = new Words();

    /** @param column of a touch that is the key */
    Touches(Connection connection, String column) {
        this.connection = connection;
        this.column = column;
    }

    /** @param asOf touches that were there then; null for those that are there now */
    void read(UUID advertiser, OffsetDateTime from, OffsetDateTime until, OffsetDateTime asOf, Listener listener) throws SQLException {
        List<Bound> range = List.of(new Bound("at >= ", from), new Bound("at < ", until));
        List<Bound> known = asOf == null ? range : with(range, new Bound("recorded_at <= ", asOf));
        boolean copied = Dialect.of(connection) == Dialect.POSTGRESQL;
        read(copied, ROWS, advertiser, known, !copied && Share.ofRows(connection, advertiser, from, until), listener);
        Optional<Packed> packed = copied ? Optional.empty() : Packed.of(connection);
        if (packed.isPresent()) {
            packed.get().read(advertiser, Journeys.micros(from), Journeys.micros(until), asOf == null ? Long.MAX_VALUE : Journeys.micros(asOf), column, words, listener);
            read(false, NOTED, advertiser, with(known, new Bound("id <= ", packed.get().last())), false, listener);
        }
        UUID least = packed.map(Packed::last).orElse(Packer.FIRST);
        read(copied, CLICKS, advertiser, with(known, new Bound("id >= ", Share.leastId(from)), new Bound("id > ", least)), !copied && Share.ofClicks(connection, from, least), listener);
        if (asOf != null) {
            read(copied, GONE, advertiser, with(known, new Bound("gone_at > ", asOf)), false, listener);
        }
    }

    /** @param than a time or an id */
    private record Bound(String side, Object than) {

        /** Neither has quotes in it. */
        String literal() {
            return side + "'" + (than instanceof OffsetDateTime time ? time.toInstant() : than) + "'";
        }
    }

    private static List<Bound> with(List<Bound> bounds, Bound... more) {
        return Stream.concat(bounds.stream(), Stream.of(more)).toList();
    }

    private void read(boolean copied, String view, UUID advertiser, List<Bound> bounds, boolean large, Listener listener) throws SQLException {
        String select = "select person_id, at, interaction, channel" + (column.equals(CHANNEL) ? "" : ", " + column) + " from tracking." + view + " where ";
        if (copied) {
            // COPY takes no parameters.
            CopiedTouches.read(connection, select + "advertiser_id = '" + advertiser + "'" + bounds.stream().map(b -> " and " + b.literal()).collect(Collectors.joining()), column, words, listener);
        } else {
            Streamed.read(connection, select + condition(bounds.stream().map(b -> b.side() + "?").collect(Collectors.joining(" and ")), large), row -> row(row, listener),
                    Stream.concat(Stream.of(advertiser), bounds.stream().map(Bound::than)).toArray());
        }
    }

    /** H2 finds no index for what stands in a case. */
    private static String condition(String bounds, boolean large) {
        return large ? "case when advertiser_id = ? then " + bounds + " else false end" : "advertiser_id = ? and " + bounds;
    }

    private void row(ResultSet row, Listener listener) throws SQLException {
        UUID person = row.getObject(1, UUID.class);
        Word channel = words.of(row.getString(4));
        // Ids are read as text where a driver would make something else of them.
        Object key = column.equals(CHANNEL) ? null : row.getObject(5);
        listener.touch(person.getMostSignificantBits(), person.getLeastSignificantBits(), Journeys.micros(row.getObject(2, OffsetDateTime.class)), words.of(row.getString(3)), channel,
                column.equals(CHANNEL) ? channel : words.of(key == null ? null : key.toString()));
    }
}
