package io.plumbline.reporting.budget;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Refusal;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Every minute: is a budget used up that stops its campaign, or is there one again? */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BudgetTimer {

    private static final Logger LOG = Logger.getLogger(BudgetTimer.class.getName());

    @Inject
    private FullStop stop;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;

    @Schedule(hour = "*", minute = "*", second = "40", persistent = false, info = "budgets that stop their campaign")
    void look() {
        authority.actAs(Caller.system("budget"));
        try {
            stop.all().forEach(this::looked);
        } catch (PersistenceException away) {
            LOG.log(Level.WARNING, "Budgets wait for the database: {0}", away.toString());
        }
    }

    /** Of two nodes one is first; the other is told that it is done. */
    private void looked(UUID campaign) {
        try {
            stop.step(campaign, clock.instant());
        } catch (Refusal no) {
            LOG.log(Level.INFO, "The budget of campaign {0} stops nothing: {1}", new Object[] {campaign, no.code()});
        }
    }
}
