package io.plumbline.reporting.rollup;

import io.plumbline.tracking.api.Tally;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Opens the rollup writer to the tests of other packages. */
public final class Recorder {

    private static final Instant LONG_AGO = Instant.EPOCH;

    private Recorder() {
    }

    public static void record(Connection connection, List<Tally> tallies) throws SQLException {
        record(connection, tallies, LONG_AGO);
    }

    public static void record(Connection connection, List<Tally> tallies, Instant knownAt) throws SQLException {
        Rollups.add(connection, Increments.of(tallies));
        KnownLog.add(connection, tallies, knownAt);
    }

    /** One step of the sums by hour and day. @return whether there is more to do */
    public static boolean sum(Connection connection, Instant now) throws SQLException {
        return new Sums(connection).step(now);
    }

    public static void sumAll(Connection connection, Instant now) throws SQLException {
        for (int step = 0; step < 5000 && sum(connection, now); step++) {
            connection.commit();
        }
    }
}
