package io.plumbline.web.demo;

import io.plumbline.shared.Refusal;
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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Has demo data made beside the running server, where it was started for them or somebody reset them. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DemoStart {

    private static final Logger LOG = System.getLogger(DemoStart.class.getName());
    private static final int TOLD_SECONDS = 2;

    @Resource
    private ManagedExecutorService executor;
    @Inject
    private Seeder seeder;
    @Inject
    private Progress progress;

    private final CountDownLatch told = new CountDownLatch(1);

    @PostConstruct
    void asked() {
        if (Boolean.parseBoolean(System.getenv("PLUMBLINE_DEMO")) && progress.begin()) {
            work();
        }
    }

    @PreDestroy
    void stop() {
        told.countDown();
    }

    /** For who has called {@link Progress#begin} before. */
    public void work() {
        executor.execute(this::seed);
    }

    private void seed() {
        try {
            seeder.seed(() -> told.getCount() == 0);
            progress.end(null);
        } catch (Refusal no) {
            progress.end(no.getMessage());
            LOG.log(Level.WARNING, "No demo data: " + no.getMessage());
        } catch (RuntimeException broken) {
            progress.end("The log of the server says why.");
            if (stops()) {
                LOG.log(Level.INFO, "Demo data were not complete when the server stopped; the next start makes them anew");
            } else {
                LOG.log(Level.ERROR, "Demo data could not be completed; the next start makes them anew", broken);
            }
        }
    }

    /** A server that stops takes its parts away in any order: what is missing here may be gone a moment before this is told. */
    private boolean stops() {
        try {
            return told.await(TOLD_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
