package io.plumbline.tracking.cap;

import io.plumbline.tracking.journal.Nodes;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Leases slots before anything is served, and gives them back while the spool still works. */
@Singleton
@Startup
@DependsOn("SpoolStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CapStart {

    @Resource
    private ManagedThreadFactory threads;
    @Inject
    private CapWatch watch;
    @Inject
    private Nodes nodes;

    private ScheduledExecutorService thread;

    @PostConstruct
    void begin() {
        thread = Executors.newSingleThreadScheduledExecutor(threads);
        watch.begin(thread, nodes.own());
    }

    @PreDestroy
    void end() {
        thread.shutdownNow();
        watch.end();
    }
}
