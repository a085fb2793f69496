package io.plumbline.tracking.trial;

import io.plumbline.tracking.traffic.Screening;
import jakarta.annotation.PostConstruct;
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

/** Every two seconds: are there new rules, is there a trial to run? */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TrialTimer {

    private static final Logger LOG = Logger.getLogger(TrialTimer.class.getName());

    @Resource
    private ManagedExecutorService executor;
    @Inject
    private Screening screening;
    @Inject
    private TrialRun run;
    @Inject
    private SecondLooks looks;

    private final AtomicBoolean busy = new AtomicBoolean();

    @PostConstruct
    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false, info = "rules for invalid traffic and their trials")
    void look() {
        try {
            screening.refresh();
        } catch (RuntimeException away) {
            LOG.log(Level.WARNING, "Rules for invalid traffic stay as they are: {0}", away.toString());
        }
        if (busy.compareAndSet(false, true)) {
            executor.execute(this::work);
        }
    }

    private void work() {
        try {
            run.next();
            looks.next();
        } catch (RuntimeException away) {
            LOG.log(Level.WARNING, "Trials wait for the database: {0}", away.toString());
        } finally {
            busy.set(false);
        }
    }
}
