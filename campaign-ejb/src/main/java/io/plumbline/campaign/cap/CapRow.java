package io.plumbline.campaign.cap;

import io.plumbline.campaign.api.CapLate;
import io.plumbline.campaign.api.CapOf;
import io.plumbline.campaign.api.CapOver;
import io.plumbline.campaign.api.CapPeriod;
import io.plumbline.shared.Keyed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A cap as results meet it. */
record CapRow(UUID id, String subject, CapOf of, CapPeriod period, long limit, String currency, String zone, CapOver over, CapLate late) {

    static CapRow read(ResultSet row) throws SQLException {
        return new CapRow(row.getObject("id", UUID.class), row.getString("subject_type"), Keyed.of(CapOf.class, "of", row.getString("measure")),
                Keyed.of(CapPeriod.class, "period", row.getString("period")), row.getLong("limit_units"), row.getString("currency"),
                row.getString("time_zone"), Keyed.of(CapOver.class, "over", row.getString("over_policy")), Keyed.of(CapLate.class, "late", row.getString("late_policy")));
    }

    LocalDate periodAt(Instant at) {
        return period.startOf(zone, at);
    }

    String words() {
        return period.key() + " cap on " + of.key() + " of the " + subject;
    }
}
