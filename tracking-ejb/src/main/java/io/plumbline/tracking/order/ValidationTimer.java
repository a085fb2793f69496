package io.plumbline.tracking.order;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.tracking.api.RefundRegister;
import io.plumbline.tracking.click.LateEarnings;
import io.plumbline.tracking.conversion.AtLock;
import io.plumbline.tracking.conversion.LatePricing;
import io.plumbline.tracking.conversion.ValidationBook;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJBException;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.TransactionalException;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Every node looks; the rows' locks let each thing happen once. So no schedule waits for another one, which the container would give up after five seconds. */
@Singleton
@Startup
@Lock(LockType.READ)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ValidationTimer {

    private static final Logger LOG = Logger.getLogger(ValidationTimer.class.getName());

    @Inject
    private ValidationBook policies;
    @Inject
    private RefundRegister refunds;
    @Inject
    private OrderSweep orders;
    @Inject
    private AtLock lockDates;
    @Inject
    private LatePricing latePrices;
    @Inject
    private LateEarnings lateEarnings;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;

    @PostConstruct
    void first() {
        policies.refresh();
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false, info = "validation policies of other nodes")
    void look() {
        quietly(policies::refresh);
    }

    @Schedule(hour = "*", minute = "*", second = "35", persistent = false, info = "refunds and orders that meet their conversion")
    void sweep() {
        authority.actAs(Caller.system("orders"));
        quietly(refunds::sweep);
        quietly(() -> orders.sweep(clock.instant()));
    }

    @Schedule(hour = "*", minute = "23", persistent = false, info = "approvals at the lock date")
    void approve() {
        authority.actAs(Caller.system("lock-date"));
        quietly(() -> lockDates.approve(clock.instant()));
    }

    @Schedule(hour = "*", minute = "*/5", second = "50", persistent = false, info = "results, clicks and impressions whose exchange rate has come")
    void price() {
        authority.actAs(Caller.system("exchange-rates"));
        quietly(() -> latePrices.price(clock.instant()));
        quietly(() -> lateEarnings.price(clock.instant()));
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (PersistenceException | TransactionalException | EJBException away) {
            LOG.log(Level.WARNING, "Validation waits for the database: {0}", away.toString());
        }
    }
}
