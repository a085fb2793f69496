package io.plumbline.reporting.rollup;

import io.plumbline.reporting.rollup.Increments.Cell;
import io.plumbline.tracking.api.Cause;
import io.plumbline.tracking.api.Tally;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Appends what a transaction added, with the time it did: on time, or with the cause. What is not on time also waits to be added to the sums. */
final class KnownLog {

    private static final String MEASURES = String.join(", ", Increments.MEASURES);
    private static final String MARKS = ", ?".repeat(Increments.MEASURES.size());
    private static final String ON_TIME = "insert into reporting.rollup_on_time (known_at, quarter, slice_id, " + MEASURES + ") values (?, ?, ?" + MARKS + ")";
    private static final String RESTATED = "insert into reporting.rollup_restated (known_at, quarter, slice_id, reason, " + MEASURES + ") values (?, ?, ?, ?"
            + MARKS + ")";
    private static final String WAITING = "insert into reporting.rollup_waiting (quarter, slice_id, " + MEASURES + ") values (?, ?" + MARKS + ")";

    private KnownLog() {
    }

    static void add(Connection connection, List<Tally> tallies, Instant knownAt) throws SQLException {
        int now = Increments.quarter(knownAt);
        OffsetDateTime stamp = knownAt.atOffset(ZoneOffset.UTC);
        for (Map.Entry<Cause, List<Tally>> same : byCause(tallies).entrySet()) {
            boolean recorded = same.getKey() == Cause.RECORDED;
            TreeMap<Cell, long[]> sums = Increments.of(same.getValue()).sums();
            Rollups.batch(connection, ON_TIME, sums.entrySet().stream().filter(e -> recorded && e.getKey().quarter() == now).toList(),
                    (insert, sum) -> bind(insert, stamp, sum, null));
            List<Map.Entry<Cell, long[]>> others = sums.entrySet().stream().filter(e -> !recorded || e.getKey().quarter() != now).toList();
            Rollups.batch(connection, RESTATED, others, (insert, sum) -> bind(insert, stamp, sum, same.getKey().key()));
            Rollups.batch(connection, WAITING, others, (insert, sum) -> {
                insert.setInt(1, sum.getKey().quarter());
                insert.setObject(2, sum.getKey().slice());
                bindMeasures(insert, 3, sum.getValue());
            });
        }
    }

    private static Map<Cause, List<Tally>> byCause(List<Tally> tallies) {
        Map<Cause, List<Tally>> byCause = new EnumMap<>(Cause.class);
        tallies.forEach(tally -> byCause.computeIfAbsent(tally.cause(), cause -> new ArrayList<>()).add(tally));
        return byCause;
    }

    private static void bind(PreparedStatement insert, OffsetDateTime stamp, Map.Entry<Cell, long[]> sum, String reason) throws SQLException {
        insert.setObject(1, stamp);
        insert.setInt(2, sum.getKey().quarter());
        insert.setObject(3, sum.getKey().slice());
        int parameter = 4;
        if (reason != null) {
            insert.setString(parameter++, reason);
        }
        bindMeasures(insert, parameter, sum.getValue());
    }

    private static void bindMeasures(PreparedStatement insert, int first, long[] measures) throws SQLException {
        for (int i = 0; i < measures.length; i++) {
            insert.setLong(first + i, measures[i]);
        }
    }
}
