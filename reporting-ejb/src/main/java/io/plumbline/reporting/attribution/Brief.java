package io.plumbline.reporting.attribution;

import io.plumbline.reporting.api.AttributionQuestion;
import io.plumbline.reporting.known.Instants;
import io.plumbline.shared.Check;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.NotFound;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A question about attribution that makes sense.
 *
 * @param names        view with the names of keys, or null when keys speak for themselves
 * @param currency     the advertiser's
 * @param interactions that get credit
 * @param interval     null for no figures over time
 */
record Brief(Journeys.Order order, List<Model> models, String names, String currency, ZoneId zone, LocalDate from, LocalDate to, List<String> interactions,
        Stretches.Unit interval, Integer markovOrder, int halfLifeDays) {

    static final int DEFAULT_HALF_LIFE = 7;

    private static final int DEFAULT_LOOKBACK = 30;
    private static final int MAX_LOOKBACK = 365;
    private static final int MAX_YEARS = 10;
    private static final List<String> BY = List.of("channel", "campaign", "partner", "creative", "keyword");
    private static final List<String> INTERACTIONS = List.of("click", "visit", "impression", "lead");
    private static final List<String> CREDITED = List.of("click", "visit", "impression");

    static void check(AttributionQuestion q) {
        new Check().that(q.advertiserId() != null, "advertiserId", "required", "Name the advertiser.")
                .that(q.from() != null, "from", "required", "Name the first day.")
                .that(q.to() != null, "to", "required", "Name the last day.")
                .that(q.from() == null || q.to() == null || !q.to().isBefore(q.from()), "to", "range-reversed", "The last day is before the first.")
                .that(q.from() == null || q.to() == null || q.to().isBefore(q.from().plusYears(MAX_YEARS)), "to", "range-too-long", "At most ten years.")
                .that(q.from() == null || q.from().getYear() >= 1990 && q.from().getYear() < 2100, "from", "range-out-of-bounds", "Days lie between 1990 and 2099.")
                .that(q.timeZone() == null || Check.isZone(q.timeZone()), "timeZone", "zone-unknown", "Use an IANA time zone such as Europe/Paris.")
                .that(q.lookbackDays() == null || q.lookbackDays() >= 1 && q.lookbackDays() <= MAX_LOOKBACK, "lookbackDays", "lookback-out-of-range",
                        "The look-back window has 1 to " + MAX_LOOKBACK + " days.")
                .that(q.by() == null || BY.contains(q.by()), "by", "by-unknown", "Use " + String.join(", ", BY) + ".")
                .that(q.interactions() == null || !q.interactions().isEmpty() && INTERACTIONS.containsAll(q.interactions()), "interactions", "interactions-unknown",
                        "Use some of " + String.join(", ", INTERACTIONS) + ".")
                .that(Instants.isPossible(q.asOf()), "asOf", "time-out-of-range", Instants.POSSIBLE)
                .that(q.interval() == null || Stretches.Unit.isOne(q.interval()), "interval", "interval-unknown", "Use day, week or month.")
                .done();
        checkFit(q.markovOrder(), q.halfLifeDays());
        Model.named(q.models());
        if (q.interval() != null) {
            Stretches.check(Stretches.Unit.of(q.interval()), q.from(), q.to());
        }
    }

    static void checkFit(Integer markovOrder, Integer halfLifeDays) {
        new Check().that(markovOrder == null || markovOrder >= 1 && markovOrder <= Chain.MAX_ORDER, "markovOrder", "order-out-of-range",
                "The order is 1 to " + Chain.MAX_ORDER + ".")
                .that(halfLifeDays == null || halfLifeDays >= 1 && halfLifeDays <= MAX_LOOKBACK, "halfLifeDays", "half-life-out-of-range",
                        "The half-life is 1 to " + MAX_LOOKBACK + " days.").done();
    }

    static Brief of(Connection connection, AttributionQuestion q) throws SQLException {
        check(q);
        String[] advertiser = advertiser(connection, q.advertiserId());
        ZoneId zone = ZoneId.of(q.timeZone() == null ? advertiser[1] : q.timeZone());
        String by = q.by() == null ? "channel" : q.by();
        boolean entity = by.equals("campaign") || by.equals("partner");
        List<String> interactions = q.interactions() == null ? CREDITED : INTERACTIONS.stream().filter(q.interactions()::contains).toList();
        Goal goal = goal(connection, q);
        Journeys.Order order = new Journeys.Order(q.advertiserId(), goal == null ? null : goal.key(), q.from().atStartOfDay(zone).toInstant(),
                q.to().plusDays(1).atStartOfDay(zone).toInstant(), windows(q, goal), Boolean.TRUE.equals(q.resetAfterConversion()), entity ? by + "_id" : by,
                Set.copyOf(interactions), q.asOf());
        return new Brief(order, Model.named(q.models()), entity ? "campaign.pub_" + by : null, advertiser[0], zone, q.from(), q.to(), interactions,
                q.interval() == null ? null : Stretches.Unit.of(q.interval()), q.markovOrder(), q.halfLifeDays() == null ? DEFAULT_HALF_LIFE : q.halfLifeDays());
    }

    boolean viewsCount() {
        return interactions.contains("impression");
    }

    record Goal(String key, int clickDays, int viewDays) {
    }

    /** The look-back where it is given; the goal's own windows where it is not, or within it where both are asked for. */
    private static Windows windows(AttributionQuestion q, Goal goal) {
        if (goal == null || q.lookbackDays() != null && !Boolean.TRUE.equals(q.goalWindows())) {
            int days = q.lookbackDays() == null ? DEFAULT_LOOKBACK : q.lookbackDays();
            return new Windows(days, days);
        }
        int most = q.lookbackDays() == null ? MAX_LOOKBACK : q.lookbackDays();
        return new Windows(Math.min(most, goal.clickDays()), Math.min(most, goal.viewDays()));
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
    private static Goal goal(Connection connection, AttributionQuestion q) throws SQLException {
        if (q.goal() == null || q.goal().isBlank()) {
            return null;
        }
        try (PreparedStatement query = connection.prepareStatement("select goal_key, click_window_days, view_window_days from campaign.pub_goal_window"
                + " where advertiser_id = ? and (goal_key = ? or cast(id as varchar(36)) = ?)")) {
            query.setObject(1, q.advertiserId());
            query.setString(2, q.goal());
            query.setString(3, q.goal());
            try (ResultSet row = query.executeQuery()) {
                if (row.next()) {
                    return new Goal(row.getString(1), row.getInt(2), row.getInt(3));
                }
            }
        }
        throw new Invalid("goal", "goal-unknown", "This advertiser has no such goal.");
    }
}
