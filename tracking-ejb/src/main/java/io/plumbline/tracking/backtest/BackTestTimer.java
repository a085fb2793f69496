package io.plumbline.tracking.backtest;

import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Every two seconds: is there a back-test to run? */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BackTestTimer {

    private static final Logger LOG = Logger.getLogger(BackTestTimer.class.getName());

    @Resource
    private ManagedExecutorService executor;
    @Inject
    private BackTestRun run;

    private final AtomicBoolean busy = new AtomicBoolean();

    @Schedule(hour = "*", minute = "*", second = "1/2", persistent = false, info = "back-tests of terms")
    void look() {
        if (busy.compareAndSet(false, true)) {
            executor.execute(this::work);
        }
    }

    private void work() {
        try {
            run.next();
        } catch (RuntimeException away) {
            LOG.log(Level.WARNING, "Back-tests wait for the database: {0}", away.toString());
        } finally {
            busy.set(false);
        }
    }
}
