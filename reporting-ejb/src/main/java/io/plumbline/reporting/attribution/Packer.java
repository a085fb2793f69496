package io.plumbline.reporting.attribution;

import io.plumbline.reporting.known.Change;
import io.plumbline.reporting.known.Streamed;
import io.plumbline.shared.Ids;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Packs touches of clicks, so many in the order of their ids at a time. Notes are read before the touches: whatever changes after that, or was not committed yet, has a note that
 * stays, and readers take such a click from its row.
 */
final class Packer {

    static final int SLICE = 8_192;

    /** Before every click. */
    static final UUID FIRST = new UUID(0, 0);
    private static final int MOST_NOTES = 10_000;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Comparator<UUID> ORDER = Comparator.comparing(UUID::toString);
    private static final String TOUCHES = "select id, advertiser_id, person_id, at, recorded_at, " + String.join(", ", Pack.COLUMNS) + " from tracking.pub_touch_click where id > ? and id <= ?";

    private record Touch(UUID id, UUID advertiser, UUID person, long at, long since, List<String> said) {
        static Touch read(ResultSet row) throws SQLException {
            return new Touch(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getObject(3, UUID.class), Journeys.micros(row.getObject(4, OffsetDateTime.class)),
                    Journeys.micros(row.getObject(5, OffsetDateTime.class)), Packer.said(row));
        }
    }

    private final Connection connection;
    private final int slice;

    Packer(Connection connection, int slice) {
        this.connection = connection;
        this.slice = slice;
    }

    /** The next ones that nobody stores any more, when they fill a slice. @return the notes that are followed; empty when there are too few touches */
    Optional<List<UUID>> next(UUID before) throws SQLException {
        UUID after = id("select max(last_id) from reporting.touch_slice").orElse(FIRST);
        Map<UUID, UUID> notes = new LinkedHashMap<>();
        Streamed.read(connection, "select id, click_id from tracking.pub_touch_note where click_id > ? order by click_id limit " + MOST_NOTES,
                row -> notes.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class)), after);
        List<Touch> touches = following(after, before);
        if (touches.size() < slice) {
            return Optional.empty();
        }
        UUID last = touches.get(touches.size() - 1).id();
        keep(after, last, touches);
        notes.values().removeIf(click -> ORDER.compare(click, last) > 0);
        return Optional.of(List.copyOf(notes.keySet()));
    }

    /** A slice with notes. @return those that are followed; empty when there is none */
    Optional<List<UUID>> again() throws SQLException {
        UUID edge = id("select max(last_id) from reporting.touch_slice").orElse(FIRST);
        Optional<UUID> noted = id("select click_id from tracking.pub_touch_note where click_id <= ? order by click_id limit 1", edge);
        if (noted.isEmpty()) {
            return Optional.empty();
        }
        UUID last = id("select last_id from reporting.touch_slice where last_id >= ? order by last_id limit 1", noted.get()).orElseThrow();
        UUID after = id("select after_id from reporting.touch_slice where last_id = ?", last).orElseThrow();
        List<UUID> notes = new ArrayList<>();
        Streamed.read(connection, "select id from tracking.pub_touch_note where click_id > ? and click_id <= ? order by click_id limit " + MOST_NOTES,
                row -> notes.add(row.getObject(1, UUID.class)), after, last);
        List<Touch> touches = new ArrayList<>();
        read(after, last, touches);
        Change.run(connection, "delete from reporting.touch_pack where slice_id = ?", last);
        Change.run(connection, "delete from reporting.touch_slice where last_id = ?", last);
        keep(after, last, touches);
        return Optional.of(notes);
    }

    /** H2 would sort all that are left for the first few: they are read in stretches of time, each twice as long as the one before, until there are enough. */
    private List<Touch> following(UUID after, UUID before) throws SQLException {
        List<Touch> touches = new ArrayList<>();
        Optional<UUID> begin = after.equals(FIRST) ? id("select first_id from tracking.pub_click_span") : Optional.of(after);
        UUID reached = after;
        Instant end = begin.isEmpty() ? Instant.MAX : Ids.madeAt(begin.get());
        for (Duration stretch = lately(after); begin.isPresent() && touches.size() < slice && ORDER.compare(reached, before) < 0; stretch = stretch.multipliedBy(2)) {
            end = end.plus(stretch);
            UUID until = end.isBefore(Ids.madeAt(before)) ? Ids.least(end) : before;
            read(reached, until, touches);
            reached = until;
        }
        touches.sort(Comparator.comparing(Touch::id, ORDER));
        return touches.subList(0, Math.min(slice, touches.size()));
    }

    /** A quarter of the time that the slice before spans. */
    private Duration lately(UUID last) throws SQLException {
        Optional<UUID> after = id("select after_id from reporting.touch_slice where last_id = ?", last);
        Duration quarter = after.isEmpty() || after.get().equals(FIRST) ? SHORTEST : Duration.between(Ids.madeAt(after.get()), Ids.madeAt(last)).dividedBy(4);
        return quarter.compareTo(SHORTEST) < 0 ? SHORTEST : quarter;
    }

    private void read(UUID after, UUID until, List<Touch> touches) throws SQLException {
        Streamed.read(connection, TOUCHES, row -> touches.add(Touch.read(row)), after, until);
    }

    static List<String> said(ResultSet row) throws SQLException {
        List<String> said = new ArrayList<>();
        for (String column : Pack.COLUMNS) {
            // Ids are read as text where a driver would make something else of them.
            Object word = row.getObject(column);
            said.add(word == null ? null : word.toString());
        }
        return said;
    }

    private void keep(UUID after, UUID last, List<Touch> touches) throws SQLException {
        Map<UUID, List<Pack.Open>> packs = new HashMap<>();
        for (Touch touch : touches) {
            List<Pack.Open> open = packs.computeIfAbsent(touch.advertiser(), advertiser -> new ArrayList<>());
            if (open.isEmpty() || open.get(open.size() - 1).isFull()) {
                open.add(new Pack.Open());
            }
            open.get(open.size() - 1).add(touch.id(), touch.person(), touch.at(), touch.since(), touch.said());
        }
        Change.run(connection, "insert into reporting.touch_slice (last_id, after_id) values (?, ?)", last, after);
        for (Map.Entry<UUID, List<Pack.Open>> of : packs.entrySet()) {
            for (Pack.Open pack : of.getValue()) {
                Change.run(connection, "insert into reporting.touch_pack (id, slice_id, advertiser_id, least_at, most_at, touches, packed) values (?, ?, ?, ?, ?, ?, ?)", Ids.next(), last, of.getKey(), pack.least(),
                        pack.most(), pack.size(), pack.bytes());
            }
        }
    }

    private Optional<UUID> id(String sql, Object... values) throws SQLException {
        List<UUID> found = new ArrayList<>();
        Streamed.read(connection, sql, row -> found.add(row.getObject(1, UUID.class)), values);
        return found.stream().filter(Objects::nonNull).findFirst();
    }
}
