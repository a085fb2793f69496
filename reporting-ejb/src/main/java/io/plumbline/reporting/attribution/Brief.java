package io.plumbline.reporting.attribution;

import io.plumbline.reporting.api.AttributionQuestion;
import io.plumbline.shared.Check;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.NotFound;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * A question about attribution that makes sense.
 *
 * @param names    view with the names of keys, or null when keys speak for themselves
 * @param currency the advertiser's
 */
record Brief(Journeys.Order order, List<Model> models, String names, String currency) {

    private static final int DEFAULT_LOOKBACK = 30;
    private static final int MAX_LOOKBACK = 365;
    private static final int MAX_YEARS = 10;

    static void check(AttributionQuestion q) {
        new Check().that(q.advertiserId() != null, "advertiserId", "required", "Name the advertiser.")
                .that(q.from() != null, "from", "required", "Name the first day.")
                .that(q.to() != null, "to", "required", "Name the last day.")
                .that(q.from() == null || q.to() == null || !q.to().isBefore(q.from()), "to", "range-reversed", "The last day is before the first.")
                .that(q.from() == null || q.to() == null || q.to().isBefore(q.from().plusYears(MAX_YEARS)), "to", "range-too-long", "At most ten years.")
                .that(q.from() == null || q.from().getYear() >= 1990 && q.from().getYear() < 2100, "from", "range-out-of-bounds", "Days lie between 1990 and 2099.")
                .that(q.zone() == null || Check.isZone(q.zone()), "timeZone", "zone-unknown", "Use an IANA time zone such as Europe/Paris.")
                .that(q.lookbackDays() == null || q.lookbackDays() >= 1 && q.lookbackDays() <= MAX_LOOKBACK, "lookbackDays", "lookback-out-of-range",
                        "The look-back window has 1 to " + MAX_LOOKBACK + " days.")
                .that(q.by() == null || List.of("channel", "campaign", "partner").contains(q.by()), "by", "by-unknown", "Use channel, campaign or partner.")
                .done();
        Model.named(q.models());
    }

    static Brief of(Connection connection, AttributionQuestion q) throws SQLException {
        check(q);
        String[] advertiser = advertiser(connection, q.advertiserId());
        ZoneId zone = ZoneId.of(q.zone() == null ? advertiser[1] : q.zone());
        String by = q.by() == null ? "channel" : q.by();
        Journeys.Order order = new Journeys.Order(q.advertiserId(), goal(connection, q), q.from().atStartOfDay(zone).toInstant(),
                q.to().plusDays(1).atStartOfDay(zone).toInstant(), Duration.ofDays(q.lookbackDays() == null ? DEFAULT_LOOKBACK : q.lookbackDays()),
                Boolean.TRUE.equals(q.resetAfterConversion()), by.equals("channel") ? "channel" : by + "_id");
        return new Brief(order, Model.named(q.models()), by.equals("channel") ? null : "campaign.pub_" + by, advertiser[0]);
    }

    private static String[] advertiser(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select currency, time_zone from campaign.pub_advertiser where id = ?")) {
            query.setObject(1, id);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new NotFound("advertiser", id);
                }
                return new String[] {row.getString(1), row.getString(2)};
            }
        }
    }

    /** By key, or by id. */
    private static String goal(Connection connection, AttributionQuestion q) throws SQLException {
        if (q.goal() == null || q.goal().isBlank()) {
            return null;
        }
        try (PreparedStatement query = connection.prepareStatement(
                "select goal_key from campaign.pub_goal where advertiser_id = ? and (goal_key = ? or cast(id as varchar(36)) = ?)")) {
            query.setObject(1, q.advertiserId());
            query.setString(2, q.goal());
            query.setString(3, q.goal());
            try (ResultSet row = query.executeQuery()) {
                if (row.next()) {
                    return row.getString(1);
                }
            }
        }
        throw new Invalid("goal", "goal-unknown", "This advertiser has no such goal.");
    }
}
