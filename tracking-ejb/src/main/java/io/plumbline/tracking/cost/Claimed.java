package io.plumbline.tracking.cost;

import io.plumbline.tracking.bulk.BulkInsert;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** What a platform claims with a cost, in millionths. Platforms restate: each change is kept as a difference, so that what was claimed at an instant can be told. */
record Claimed(long conversions, long value) {

    static final Claimed NOTHING = new Claimed(0, 0);

    void became(Connection connection, CostRow row) throws SQLException {
        Claimed now = new Claimed(whole(row.claimedMicros()), whole(row.claimedValueMicros()));
        if (now.equals(this)) {
            return;
        }
        try (PreparedStatement change = connection.prepareStatement("insert into tracking.claim_change (advertiser_id, cost_date, channel, campaign_id, keyword, currency,"
                + " claimed_micros, claimed_value_micros, known_at) values (?, ?, ?, cast(? as uuid), ?, ?, ?, ?, ?)")) {
            BulkInsert.bind(change, row.advertiserId(), row.date(), row.channel(), row.campaignId(), row.keyword(), row.currency(), now.conversions - conversions, now.value - value,
                    row.recordedAt());
            change.executeUpdate();
        }
    }

    private static long whole(Long micros) {
        return micros == null ? 0 : micros;
    }
}
