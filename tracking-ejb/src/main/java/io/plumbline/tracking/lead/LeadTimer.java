package io.plumbline.tracking.lead;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.tracking.api.LeadConfirmations;
import jakarta.ejb.EJBException;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.TransactionalException;
import java.time.Clock;
import java.util.function.IntSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Every node looks; claims and locks of rows let each thing happen once. So no schedule waits for another one, which the container would give up after five seconds. */
@Singleton
@Lock(LockType.READ)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LeadTimer {

    private static final int MOST_STEPS = 200;
    private static final Logger LOG = Logger.getLogger(LeadTimer.class.getName());

    @Inject
    private LeadConfirmations confirmations;
    @Inject
    private PlatformClicks platforms;
    @Inject
    private ReachingStep reaching;
    @Inject
    private Clock clock;
    @Inject
    private Authority authority;

    @Schedule(hour = "*", minute = "*", second = "7/15", persistent = false, info = "letters that ask for a confirmation")
    void mail() {
        quietly(confirmations::deliver);
    }

    @Schedule(hour = "*", minute = "*/5", second = "12", persistent = false, info = "leads that nobody confirmed")
    void expire() {
        quietly(confirmations::expire);
    }

    @Schedule(hour = "3", minute = "26", persistent = false, info = "ids of ad platforms that are older than 90 days")
    void forget() {
        quietly(() -> {
            platforms.forget(clock.instant());
            return 0;
        });
    }

    @Schedule(hour = "*", minute = "14", persistent = false, info = "stages of leads from before they were counted")
    void count() {
        quietly(() -> {
            int steps = 0;
            while (steps < MOST_STEPS && reaching.catchUp()) {
                steps++;
            }
            return steps;
        });
    }

    private void quietly(IntSupplier work) {
        authority.actAs(Caller.system("leads"));
        try {
            work.getAsInt();
        } catch (PersistenceException | TransactionalException | EJBException away) {
            LOG.log(Level.WARNING, "Leads wait for the database: {0}", away.toString());
        }
    }
}
