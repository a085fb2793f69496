package io.plumbline.reporting.query;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import org.hibernate.Session;

/**
 * One instant of the database in a transaction of its own. Whether there is anything to look at is asked before it: a refusal of another desk
 * would end the transaction while the connection is still set to the instant.
 */
@ApplicationScoped
public class Sight {

    /** What is read. */
    @FunctionalInterface
    public interface Look<T> {
        T at(Connection connection) throws SQLException;
    }

    @Inject
    private EntityManager em;

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public <T> T of(Look<T> look) {
        return em.unwrap(Session.class).doReturningWork(connection -> OneInstant.read(connection, () -> look.at(connection)));
    }
}
