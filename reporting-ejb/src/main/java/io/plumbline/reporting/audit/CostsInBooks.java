package io.plumbline.reporting.audit;

import io.plumbline.reporting.rollup.Layer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * Profit can be recounted from the books when all that the reports count as media cost stands in them: what platforms have stated, and what was passed on clicks,
 * as far as the latter has been brought in.
 */
final class CostsInBooks {

    static final String COMPLETE = "media-costs-complete";
    static final String POSTED = "passed-costs-posted";
    static final String POSTED_SQL = "select m.advertiser_id, m.cost_date, m.currency, m.micros, m.posted_minor, coalesce(p.minor, 0) as posted from campaign.pub_passed_cost_day m"
            + " left join (select subject_id, sum(case when debit_kind = 'media-cost' then amount_minor else -amount_minor end) as minor from campaign.pub_posting"
            + " where subject_type = 'passed-cost' group by subject_id) p on p.subject_id = m.subject_id where m.posted_minor <> coalesce(p.minor, 0) order by m.cost_date";

    /** Until the next step of the booking; of these advertisers it is asked then. */
    private static final Duration UNSETTLED = Duration.ofHours(1);

    private CostsInBooks() {
    }

    /** @return null while nothing has been brought in */
    static String complete(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select booked_until, known_until from reporting.cost_booked"); ResultSet row = query.executeQuery()) {
            return row.next() && row.getInt(1) > 0 ? complete(row.getInt(1), row.getObject(2, OffsetDateTime.class).toInstant()) : null;
        }
    }

    private static String complete(int until, Instant known) {
        return "select c.advertiser_id, c.currency, sum(c.counted) as counted, sum(c.booked) as booked from (select advertiser_id, cast(currency as varchar(3)) as currency,"
                + " cost_micros as counted, cast(0 as bigint) as booked from reporting.rollup_sum where span >= " + Layer.PLAIN.hour(0) + " and span < " + Layer.PLAIN.hour(until / 4)
                + " and cost_micros <> 0 union all select s.advertiser_id, cast(s.currency as varchar(3)), w.cost_micros, cast(0 as bigint) from reporting.rollup_waiting w"
                + " join reporting.slice s on s.id = w.slice_id where w.quarter < " + until + " and w.cost_micros <> 0"
                + " union all select advertiser_id, cast(currency as varchar(3)), -cost_micros, cast(0 as bigint) from tracking.pub_cost where at < " + literal(Instant.ofEpochSecond(until * 900L))
                + " union all select advertiser_id, currency, cast(0 as bigint), micros from campaign.pub_passed_cost_day) c"
                + " where c.advertiser_id not in (select s.advertiser_id from reporting.rollup_restated r join reporting.slice s on s.id = r.slice_id where r.cost_micros <> 0 and r.known_at >= "
                + literal(known.minus(UNSETTLED)) + ") group by c.advertiser_id, c.currency having sum(c.counted) <> sum(c.booked) order by c.advertiser_id, c.currency";
    }

    private static String literal(Instant at) {
        return "timestamp with time zone '" + at.toString().replace('T', ' ').replace("Z", "+00:00") + "'";
    }

    static String tell(ResultSet row) throws SQLException {
        return "advertiser " + row.getString("advertiser_id") + " in " + row.getString("currency") + ": the reports count " + row.getLong("counted")
                + " micros of cost that no platform has stated, the books know of " + row.getLong("booked");
    }

    static String tellPosted(ResultSet row) throws SQLException {
        return "advertiser " + row.getString("advertiser_id") + " on " + row.getString("cost_date") + " in " + row.getString("currency") + ": " + row.getLong("micros") + " micros, to post "
                + row.getLong("posted_minor") + " minor units, posted " + row.getLong("posted");
    }
}
