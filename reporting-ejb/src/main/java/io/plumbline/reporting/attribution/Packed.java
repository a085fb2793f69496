package io.plumbline.reporting.attribution;

import io.plumbline.reporting.known.Streamed;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Touches of clicks out of packs, but for those with a note: what they are now, only their rows say. */
final class Packed {

    /** With more of them, rows are as quick. */
    private static final int MOST_NOTES = 50_000;

    private final Connection connection;
    private final UUID last;
    private final Set<UUID> noted;

    private Packed(Connection connection, UUID last, Set<UUID> noted) {
        this.connection = connection;
        this.last = last;
        this.noted = noted;
    }

    static Optional<Packed> of(Connection connection) throws SQLException {
        UUID[] last = new UUID[1];
        Streamed.read(connection, "select max(last_id) from reporting.touch_slice", row -> last[0] = row.getObject(1, UUID.class));
        if (last[0] == null) {
            return Optional.empty();
        }
        Set<UUID> noted = new HashSet<>();
        Streamed.read(connection, "select click_id from tracking.pub_touch_note limit " + (MOST_NOTES + 1), row -> noted.add(row.getObject(1, UUID.class)));
        return noted.size() > MOST_NOTES ? Optional.empty() : Optional.of(new Packed(connection, last[0], noted));
    }

    /** Clicks up to this one are packed. */
    UUID last() {
        return last;
    }

    /** @param known the last microsecond of the time of record */
    void read(UUID advertiser, long from, long until, long known, String column, Words words, Touches.Listener listener) throws SQLException {
        Word click = words.of("click");
        int key = Pack.COLUMNS.indexOf(column);
        Streamed.read(connection, "select packed from reporting.touch_pack where advertiser_id = ? and most_at >= ? and least_at < ?", row -> {
            Pack pack = new Pack(row.getBytes(1));
            List<String[]> said = List.of(pack.words());
            Word[] channels = said.stream().map(one -> words.of(one[0])).toArray(Word[]::new);
            Word[] keys = said.stream().map(one -> words.of(one[key])).toArray(Word[]::new);
            pack.tell((idHigh, idLow, high, low, at, since, word) -> {
                if (at >= from && at < until && since <= known && (noted.isEmpty() || !noted.contains(new UUID(idHigh, idLow)))) {
                    listener.touch(high, low, at, click, channels[word], keys[word]);
                }
            });
        }, advertiser, from, until);
    }
}
