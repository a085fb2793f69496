package io.plumbline.reporting.experiment;

import io.plumbline.campaign.api.Experiment;
import io.plumbline.reporting.query.Exchange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** As stored now: the database counts. */
final class StoredReadings implements Readings {

    private static final String VISITORS = "(select person_id, min(variant) as variant, min(at) as at, count(distinct variant) as variants"
            + " from tracking.pub_exposure where link_id = ? and experiment_id = ? and at < ? group by person_id)";
    private static final String BY_DAY = "select variant, on_day, count(*) from (select variant, cast(floor(extract(epoch from at) / 86400) as integer) as on_day from "
            + VISITORS + " v where variants = 1) d group by variant, on_day order by on_day";
    private static final String EVERYONE = "select person_id, variant, at from " + VISITORS + " v where variants = 1";
    private static final String IN_SEVERAL = "select count(*) from " + VISITORS + " v where variants > 1";
    private static final String CONVERSIONS = "select c.person_id, v.variant, c.occurred_at, c.amount_minor, cast(c.currency as varchar(3)) as currency"
            + " from tracking.pub_experiment_conversion c join " + VISITORS + " v on v.person_id = c.person_id"
            + " where c.experiment_id = ? and c.occurred_at < ? and c.goal_key = ? and c.status in ('pending', 'approved', 'on-hold') and v.variants = 1 and c.occurred_at >= v.at order by c.occurred_at, c.id";
    private static final int FETCH = 5000;

    private final Connection connection;
    private final UUID experiment;
    private final UUID link;
    private final OffsetDateTime until;

    /** @param until what is later is not counted */
    StoredReadings(Connection connection, Experiment experiment, Instant until) {
        this.connection = connection;
        this.experiment = experiment.id();
        this.link = experiment.linkId();
        this.until = until.atOffset(ZoneOffset.UTC);
    }

    @Override
    public void everyone(Visited listener) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(EVERYONE)) {
            query.setFetchSize(FETCH);
            visitorsOf(query);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    listener.by(rows.getObject(1, UUID.class), rows.getString(2), rows.getObject(3, OffsetDateTime.class).toInstant());
                }
            }
        }
    }

    @Override
    public List<Visitors> visitors() throws SQLException {
        List<Visitors> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(BY_DAY)) {
            visitorsOf(query);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(new Visitors(rows.getString(1), LocalDate.ofEpochDay(rows.getLong(2)), rows.getLong(3)));
                }
            }
        }
        return found;
    }

    @Override
    public long visitorsInSeveral() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(IN_SEVERAL)) {
            visitorsOf(query);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Override
    public void conversions(String goal, Exchange exchange, Converted listener) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(CONVERSIONS)) {
            query.setFetchSize(FETCH);
            visitorsOf(query);
            query.setObject(4, experiment);
            query.setObject(5, until);
            query.setString(6, goal);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Instant at = rows.getObject(3, OffsetDateTime.class).toInstant();
                    listener.by(rows.getObject(1, UUID.class), rows.getString(2), LocalDate.ofInstant(at, ZoneOffset.UTC), Readings.major(exchange, rows.getLong(4), rows.getString(5), at));
                }
            }
        }
    }

    private void visitorsOf(PreparedStatement query) throws SQLException {
        query.setObject(1, link);
        query.setObject(2, experiment);
        query.setObject(3, until);
    }
}
