package io.plumbline.reporting.modelrun;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One run at a time on a node: a model takes all the memory and processors it may have. What a stopped server left goes on at its next start. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RunLane {

    private static final Logger LOG = Logger.getLogger(RunLane.class.getName());

    @Resource
    private ManagedExecutorService executor;
    @Inject
    private Workbench workbench;
    @Inject
    private RunBook book;

    private final Deque<UUID> waiting = new ArrayDeque<>();
    private boolean busy;
    private volatile boolean stopping;

    static String node() {
        return System.getProperty("jboss.node.name", "plumbline");
    }

    @PostConstruct
    void resume() {
        book.unfinished(node()).forEach(this::submit);
    }

    @PreDestroy
    void stop() {
        stopping = true;
    }

    public void submit(UUID id) {
        synchronized (waiting) {
            waiting.add(id);
            if (busy) {
                return;
            }
            busy = true;
        }
        executor.execute(this::work);
    }

    private void work() {
        for (UUID id = next(); id != null; id = next()) {
            try {
                workbench.run(id);
            } catch (RuntimeException away) {
                LOG.log(Level.SEVERE, away, () -> "A model run waits for the next start of the server");
            }
        }
    }

    private UUID next() {
        synchronized (waiting) {
            UUID id = stopping ? null : waiting.poll();
            busy = id != null;
            return id;
        }
    }
}
