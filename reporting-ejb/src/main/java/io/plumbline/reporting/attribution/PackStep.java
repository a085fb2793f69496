package io.plumbline.reporting.attribution;

import io.plumbline.reporting.known.Streamed;
import io.plumbline.shared.Dialect;
import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.TouchNotes;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;

/** A slice of packed touches, in a transaction of its own. On H2 only: PostgreSQL reads rows as fast. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class PackStep {

    /** What is stored later has a note; the rest is for transactions to end and clocks to differ. */
    private static final Duration REST = TouchNotes.LATE.multipliedBy(2);
    private static final int MOST_NOTES = 10_000;

    @Inject
    private EntityManager em;
    @Inject
    private TouchNotes notes;

    /** Makes a slice again in which something changed. @return whether there was one */
    public boolean again() {
        return follow(connection -> Dialect.of(connection) == Dialect.H2 ? new Packer(connection, Packer.SLICE).again() : unused(connection));
    }

    /** @return whether there were enough new ones for a slice */
    public boolean next(Instant now) {
        return follow(connection -> Dialect.of(connection) == Dialect.H2 ? new Packer(connection, Packer.SLICE).next(Ids.least(now.minus(REST))) : Optional.empty());
    }

    private boolean follow(ReturningWork<Optional<List<UUID>>> work) {
        Optional<List<UUID>> followed = em.unwrap(Session.class).doReturningWork(work);
        followed.ifPresent(notes::drop);
        return followed.isPresent();
    }

    /** Nobody has packs that would have to follow. */
    private static Optional<List<UUID>> unused(Connection connection) throws SQLException {
        List<UUID> all = new ArrayList<>();
        Streamed.read(connection, "select id from tracking.pub_touch_note limit " + MOST_NOTES, row -> all.add(row.getObject(1, UUID.class)));
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }
}
