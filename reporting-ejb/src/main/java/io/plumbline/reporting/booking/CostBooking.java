package io.plumbline.reporting.booking;

import io.plumbline.campaign.api.MediaCosts;
import io.plumbline.reporting.rollup.Progress;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.hibernate.Session;

/** Brings what clicks said that they cost into the ledger, by campaign and day, as far as the sums go; what comes late posts its difference. A step is a transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class CostBooking {

    /** Forty days: a history of years is brought in step by step. */
    private static final int MOST_QUARTERS = 40 * 96;
    /** What became known shortly before may not have been committed when it was last looked for. */
    private static final Duration OVERLAP = Duration.ofHours(1);

    private record State(int until, Instant knownUntil) {
    }

    @Inject
    private EntityManager em;
    @Inject
    private MediaCosts ledger;

    public CostBooking() {
        // for the container
    }

    CostBooking(EntityManager em, MediaCosts ledger) {
        this.em = em;
        this.ledger = ledger;
    }

    /** @return whether there is more to do at once */
    public boolean step(Instant now) {
        return em.unwrap(Session.class).doReturningWork(connection -> step(connection, now));
    }

    boolean step(Connection connection, Instant now) throws SQLException {
        State held = hold(connection);
        int summed = Progress.until(connection);
        if (summed == 0) {
            return false;
        }
        PassedOnCosts costs = new PassedOnCosts(connection);
        int from = held.until() == 0 ? costs.beginning(summed) : held.until();
        int until = Math.min(summed, from + MOST_QUARTERS);
        for (PassedOnCosts.Day day : costs.touched(from, until, held.knownUntil().minus(OVERLAP))) {
            ledger.bookPassedOn(day.advertiserId(), day.date(), costs.of(day, until));
        }
        keep(connection, until, until < summed ? held.knownUntil() : now);
        return until < summed;
    }

    private static State hold(Connection connection) throws SQLException {
        try (PreparedStatement begin = connection.prepareStatement("insert into reporting.cost_booked (id, booked_until, known_until) values (1, 0, ?) on conflict do nothing")) {
            begin.setObject(1, Instant.EPOCH.atOffset(ZoneOffset.UTC));
            begin.executeUpdate();
        }
        try (PreparedStatement query = connection.prepareStatement("select booked_until, known_until from reporting.cost_booked where id = 1 for update"); ResultSet row = query.executeQuery()) {
            row.next();
            return new State(row.getInt(1), row.getObject(2, OffsetDateTime.class).toInstant());
        }
    }

    private static void keep(Connection connection, int until, Instant knownUntil) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update reporting.cost_booked set booked_until = ?, known_until = ? where id = 1")) {
            update.setInt(1, until);
            update.setObject(2, knownUntil.atOffset(ZoneOffset.UTC));
            update.executeUpdate();
        }
    }
}
