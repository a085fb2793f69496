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

/** Has demo data made beside the running server, where it was started for them or somebody reset them. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DemoStart {

    private static final Logger LOG = System.getLogger(DemoStart.class.getName());

    @Resource
    private ManagedExecutorService executor;
    @Inject
    private Seeder seeder;
    @Inject
    private Progress progress;

    private volatile boolean stopping;

    @PostConstruct
    void asked() {
        if (Boolean.parseBoolean(System.getenv("PLUMBLINE_DEMO")) && progress.begin()) {
            work();
        }
    }

    @PreDestroy
    void stop() {
        stopping = true;
    }

    /** For who has called {@link Progress#begin} before. */
    public void work() {
        executor.execute(this::seed);
    }

    private void seed() {
        try {
            seeder.seed(() -> stopping);
            progress.end(null);
        } catch (Refusal no) {
            progress.end(no.getMessage());
            LOG.log(Level.WARNING, "No demo data: " + no.getMessage());
        } catch (RuntimeException broken) {
            progress.end("The log of the server says why.");
            LOG.log(Level.ERROR, "Demo data could not be completed; the next start makes them anew", broken);
        }
    }
}
