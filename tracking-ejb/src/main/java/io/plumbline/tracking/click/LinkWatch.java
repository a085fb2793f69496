package io.plumbline.tracking.click;

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
import java.util.concurrent.TimeUnit;

/** Reads every link before anything is served, then asks twice a second what has changed. */
@Singleton
@Startup
@DependsOn("campaign-ejb.jar#PlanDesk")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LinkWatch {

    private static final long POLL_MILLIS = 500;
    private static final Duration LAST_POLL = Duration.ofSeconds(2);

    @Inject
    private LinkBook book;

    private ScheduledExecutorService poll;

    @PostConstruct
    void begin() {
        book.refresh();
        // One thread of its own: refreshes are one after the other, and a database that hangs holds up nobody else.
        poll = Executors.newSingleThreadScheduledExecutor(new OwnThreads("plumbline-plans"));
        poll.scheduleWithFixedDelay(book::refresh, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
        book.refreshOn(poll);
    }

    @PreDestroy
    void end() {
        OwnThreads.end(poll, LAST_POLL);
    }
}
