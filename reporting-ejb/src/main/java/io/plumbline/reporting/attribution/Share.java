package io.plumbline.reporting.attribution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * How much of all touches stored in H2 a question takes. H2 looks up each row that an index names by itself, which is three times as slow as going
 * through all rows as they lie; so from a third on, all rows are quicker. Estimated from short spans of time, which the index tells alone.
 */
final class Share {

    private static final int SPANS = 48;
    /** Part of the time that is counted. */
    private static final int PART = 64;
    private static final int LARGE = 3;

    private Share() {
    }

    static boolean isLarge(Connection connection, UUID advertiser, OffsetDateTime from, OffsetDateTime until) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement("select count(*) from tracking.pub_touch_time where advertiser_id = ? and at >= ? and at < ?");
                PreparedStatement all = connection.prepareStatement("select touches from tracking.pub_touch_stored")) {
            Duration step = Duration.between(from, until).dividedBy(SPANS);
            count.setObject(1, advertiser);
            long counted = 0;
            for (int span = 0; span < SPANS; span++) {
                OffsetDateTime start = from.plus(step.multipliedBy(span));
                count.setObject(2, start);
                count.setObject(3, start.plus(step.dividedBy(PART)));
                counted += number(count);
            }
            return counted * PART * LARGE > number(all);
        }
    }

    private static long number(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
