package io.plumbline.reporting.attribution;

import io.plumbline.shared.Ids;
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
    private static final Duration SLACK = Duration.ofMinutes(1);

    private Share() {
    }

    static boolean ofRows(Connection connection, UUID advertiser, OffsetDateTime from, OffsetDateTime until) throws SQLException {
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

    /** Clicks are found by their ids, which begin with the time they were made: those since then are looked at, and taken to have come evenly. @param after those up to this one are not asked for */
    static boolean ofClicks(Connection connection, OffsetDateTime from, UUID after) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select first_id, last_id from tracking.pub_click_span"); ResultSet row = query.executeQuery()) {
            row.next();
            UUID first = row.getObject(1, UUID.class);
            UUID last = row.getObject(2, UUID.class);
            if (first == null) {
                return false;
            }
            long all = millis(last) - millis(first);
            return Math.min(all, millis(last) - Math.max(millis(after), from.toInstant().toEpochMilli())) * LARGE > all;
        }
    }

    private static long millis(UUID id) {
        return Ids.madeAt(id).toEpochMilli();
    }

    /** No click of that time or later has a smaller id: it is made after the click's time is taken, by the same clock. */
    static UUID leastId(OffsetDateTime from) {
        return Ids.least(from.toInstant().minus(SLACK));
    }

    private static long number(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
