package io.plumbline.reporting.rollup;

import io.plumbline.tracking.api.Tally;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Opens the rollup writer to the tests of other packages. */
public final class Recorder {

    private Recorder() {
    }

    public static void record(Connection connection, List<Tally> tallies) throws SQLException {
        Rollups.add(connection, Increments.of(tallies));
    }

    public static void record(Connection connection, List<Tally> tallies, Instant knownAt) throws SQLException {
        record(connection, tallies);
        KnownLog.add(connection, tallies, knownAt);
    }
}
