package io.plumbline.reporting.attribution;

import io.plumbline.reporting.known.Mix;
import io.plumbline.reporting.known.Streamed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Packed touches are what the rows of their clicks say, but for those with a note. Compared slice by slice, by sums of well mixed bits. */
public final class PackCheck {

    public static final String NAME = "packed-touches";
    public static final String CHECKED = "select coalesce(sum(touches), 0) from reporting.touch_pack";

    private static final String ROWS = "select id, advertiser_id, person_id, at, recorded_at, " + String.join(", ", Pack.COLUMNS) + " from tracking.pub_touch_click";
    private static final String PACKS = "select slice_id, advertiser_id, packed from reporting.touch_pack";

    private final Connection connection;
    /** By the last click, as databases order ids: those of rows less those of packs. */
    private final TreeMap<String, long[]> slices = new TreeMap<>();
    private final Set<UUID> noted = new HashSet<>();

    private PackCheck(Connection connection) {
        this.connection = connection;
    }

    /** @return slices that differ */
    public static List<String> broken(Connection connection) throws SQLException {
        return new PackCheck(connection).differ();
    }

    private List<String> differ() throws SQLException {
        Streamed.read(connection, "select last_id from reporting.touch_slice", row -> slices.put(row.getObject(1, UUID.class).toString(), new long[2]));
        if (slices.isEmpty()) {
            return List.of();
        }
        Streamed.read(connection, "select click_id from tracking.pub_touch_note", row -> noted.add(row.getObject(1, UUID.class)));
        Streamed.read(connection, ROWS, row -> add(slices.ceilingEntry(row.getString(1)), row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getObject(3, UUID.class),
                Journeys.micros(row.getObject(4, OffsetDateTime.class)), Journeys.micros(row.getObject(5, OffsetDateTime.class)), Packer.said(row).hashCode(), 1));
        Streamed.read(connection, PACKS, row -> {
            Pack pack = new Pack(row.getBytes(3));
            UUID advertiser = row.getObject(2, UUID.class);
            Map.Entry<String, long[]> slice = slices.ceilingEntry(row.getString(1));
            int[] said = List.of(pack.words()).stream().mapToInt(words -> Arrays.asList(words).hashCode()).toArray();
            pack.tell((idHigh, idLow, high, low, at, since, words) -> add(slice, new UUID(idHigh, idLow), advertiser, new UUID(high, low), at, since, said[words], -1));
        });
        return slices.entrySet().stream().filter(one -> one.getValue()[0] != 0 || one.getValue()[1] != 0)
                .map(one -> "clicks up to " + one.getKey() + ": " + told(one.getValue()[0])).toList();
    }

    private static String told(long more) {
        return more == 0 ? "packs say something else than rows" : Math.abs(more) + " touches " + (more > 0 ? "are in no pack" : "of packs are in no row");
    }

    private void add(Map.Entry<String, long[]> slice, UUID id, UUID advertiser, UUID person, long at, long since, int said, int sign) {
        if (slice == null || noted.contains(id)) {
            return;
        }
        long mixed = 0;
        for (long part : new long[] {id.getMostSignificantBits(), id.getLeastSignificantBits(), advertiser.getMostSignificantBits(), advertiser.getLeastSignificantBits(),
            person.getMostSignificantBits(), person.getLeastSignificantBits(), at, since, said}) {
            mixed = Mix.of(mixed ^ part);
        }
        slice.getValue()[0] += sign;
        slice.getValue()[1] += sign * mixed;
    }
}
