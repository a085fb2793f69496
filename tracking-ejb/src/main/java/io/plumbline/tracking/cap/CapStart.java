package io.plumbline.tracking.cap;

import io.plumbline.tracking.journal.Nodes;
import io.plumbline.tracking.store.OwnThreads;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Leases slots before anything is served, and gives them back while the spool and the desks that lease them still work: what depends on something is stopped before it. */
@Singleton
@Startup
@DependsOn({"SpoolStart", "Leases", "Neighbours", "campaign-ejb.jar#CapDesk"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CapStart {

    private static final Duration LAST_ROUND = Duration.ofSeconds(5);

    @Inject
    private CapWatch watch;
    @Inject
    private Nodes nodes;

    private ScheduledExecutorService thread;

    @PostConstruct
    void begin() {
        thread = Executors.newSingleThreadScheduledExecutor(new OwnThreads("plumbline-caps"));
        watch.begin(thread, nodes.own());
    }

    @PreDestroy
    void end() {
        OwnThreads.end(thread, LAST_ROUND);
        watch.end();
    }
}
