package io.plumbline.reporting.booking;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import jakarta.ejb.EJBException;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Every ten minutes; nodes that meet take turns. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class CostBookingTimer {

    private static final Logger LOG = Logger.getLogger(CostBookingTimer.class.getName());
    private static final Duration LONGEST = Duration.ofSeconds(45);

    @Inject
    private CostBooking booking;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;

    @Schedule(hour = "*", minute = "*/10", second = "5", persistent = false, info = "costs of clicks in the ledger")
    void book() {
        authority.actAs(Caller.system("media-costs"));
        Instant end = clock.instant().plus(LONGEST);
        try {
            while (clock.instant().isBefore(end) && booking.step(clock.instant())) {
                // the next days
            }
        } catch (PersistenceException | EJBException away) {
            LOG.log(Level.WARNING, "Costs of clicks wait for the database: {0}", away.toString());
        }
    }
}
