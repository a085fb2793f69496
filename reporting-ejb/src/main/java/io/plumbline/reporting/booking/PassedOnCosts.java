package io.plumbline.reporting.booking;

import io.plumbline.campaign.api.MediaCosts.PassedOn;
import io.plumbline.reporting.rollup.Layer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** What the reports count as cost and no platform has stated: passed on clicks, impressions and touches. Read from the sums by hour, which with what waits are exact at every commit. */
final class PassedOnCosts {

    private static final int QUARTER = 900;
    private static final int AN_HOUR = 4;

    /** A day in the advertiser's zone. */
    record Day(UUID advertiserId, ZoneId zone, LocalDate date) {

        private static final Comparator<Day> ORDER = Comparator.comparing(Day::date).thenComparing(Day::advertiserId);

        int from() {
            return quarter(date);
        }

        int until() {
            return quarter(date.plusDays(1));
        }

        private int quarter(LocalDate day) {
            return Math.toIntExact(day.atStartOfDay(zone).toEpochSecond() / QUARTER);
        }

        boolean isWholeHours() {
            return from() % AN_HOUR == 0 && until() % AN_HOUR == 0;
        }
    }

    private final Connection connection;

    PassedOnCosts(Connection connection) {
        this.connection = connection;
    }

    /** @return the first quarter in the sums, or {@code otherwise} when there are none */
    int beginning(int otherwise) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select min(span) from reporting.rollup_sum where span >= ? and span < ?")) {
            query.setInt(1, Layer.PLAIN.hour(0));
            query.setInt(2, Layer.PLAIN.day(0));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                int first = row.getInt(1);
                return row.wasNull() ? otherwise : (first - Layer.PLAIN.hour(0)) * AN_HOUR;
            }
        }
    }

    /** Days that have costs in these quarters, or of which another cost became known since. */
    List<Day> touched(int from, int until, Instant knownFrom) throws SQLException {
        Map<UUID, ZoneId> zones = zones();
        TreeSet<Day> days = new TreeSet<>(Day.ORDER);
        try (PreparedStatement query = connection.prepareStatement("select distinct advertiser_id, span from reporting.rollup_sum where span >= ? and span < ? and cost_micros <> 0")) {
            query.setInt(1, Layer.PLAIN.hour(from / AN_HOUR));
            query.setInt(2, Layer.PLAIN.hour(until / AN_HOUR));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    int quarter = (row.getInt(2) - Layer.PLAIN.hour(0)) * AN_HOUR;
                    // In zones of half hours an hour may be of two days.
                    add(days, zones, row.getObject(1, UUID.class), quarter);
                    add(days, zones, row.getObject(1, UUID.class), quarter + AN_HOUR - 1);
                }
            }
        }
        try (PreparedStatement query = connection.prepareStatement("select distinct s.advertiser_id, r.quarter from reporting.rollup_restated r join reporting.slice s on s.id = r.slice_id"
                + " where r.known_at >= ? and r.quarter < ? and r.cost_micros <> 0")) {
            query.setObject(1, knownFrom.atOffset(ZoneOffset.UTC));
            query.setInt(2, until);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    add(days, zones, row.getObject(1, UUID.class), row.getInt(2));
                }
            }
        }
        return new ArrayList<>(days);
    }

    private static void add(TreeSet<Day> days, Map<UUID, ZoneId> zones, UUID advertiser, int quarter) {
        ZoneId zone = zones.get(advertiser);
        if (zone != null) {
            days.add(new Day(advertiser, zone, LocalDate.ofInstant(Instant.ofEpochSecond((long) quarter * QUARTER), zone)));
        }
    }

    /** In one statement, hence of one instant: else a cost that is stated meanwhile would be taken off and not be in the sum. @param until quarter before which sums are made */
    List<PassedOn> of(Day day, int until) throws SQLException {
        int end = Math.min(day.until(), until);
        String counted = day.isWholeHours()
                ? "select campaign_id, cast(currency as varchar(3)) as currency, cost_micros from reporting.rollup_sum where span >= ? and span < ? and advertiser_id = ?"
                + " union all select s.campaign_id, cast(s.currency as varchar(3)), w.cost_micros from reporting.rollup_waiting w join reporting.slice s on s.id = w.slice_id"
                + " where w.quarter >= ? and w.quarter < ? and s.advertiser_id = ?"
                : "select s.campaign_id, cast(s.currency as varchar(3)) as currency, q.cost_micros from reporting.rollup_quarter q join reporting.slice s on s.id = q.slice_id"
                + " where q.quarter >= ? and q.quarter < ? and s.advertiser_id = ?";
        List<Object> values = new ArrayList<>(day.isWholeHours() ? List.of(Layer.PLAIN.hour(day.from() / AN_HOUR), Layer.PLAIN.hour(end / AN_HOUR), day.advertiserId()) : List.of());
        values.addAll(List.of(day.from(), end, day.advertiserId(), day.advertiserId(), at(day.from()), at(end)));
        try (PreparedStatement query = connection.prepareStatement("select campaign_id, currency, sum(cost_micros) from (" + counted
                + " union all select campaign_id, cast(currency as varchar(3)), -cost_micros from tracking.pub_cost where advertiser_id = ? and at >= ? and at < ?"
                + ") c where cost_micros <> 0 group by campaign_id, currency")) {
            for (int i = 0; i < values.size(); i++) {
                query.setObject(i + 1, values.get(i));
            }
            List<PassedOn> costs = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    PassedOn cost = new PassedOn(row.getObject(1, UUID.class), row.getString(2), row.getLong(3));
                    if (cost.micros() != 0) {
                        costs.add(cost);
                    }
                }
            }
            return costs;
        }
    }

    private static Object at(int quarter) {
        return Instant.ofEpochSecond((long) quarter * QUARTER).atOffset(ZoneOffset.UTC);
    }

    private Map<UUID, ZoneId> zones() throws SQLException {
        Map<UUID, ZoneId> zones = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("select id, time_zone from campaign.pub_advertiser"); ResultSet row = query.executeQuery()) {
            while (row.next()) {
                zones.put(row.getObject(1, UUID.class), ZoneId.of(row.getString(2)));
            }
        }
        return zones;
    }
}
