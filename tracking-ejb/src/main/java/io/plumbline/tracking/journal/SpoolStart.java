package io.plumbline.tracking.journal;

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
import java.util.List;
import java.util.UUID;

/**
 * Opens the spool when the server starts, before anything is served, and gives the drainer its thread. The desks that price what is drained are stopped after it:
 * what depends on something is stopped before it.
 */
@Singleton
@Startup
@DependsOn({"campaign-ejb.jar#CapDesk", "campaign-ejb.jar#CommissionDesk", "campaign-ejb.jar#AgreementDesk", "campaign-ejb.jar#FxDesk", "campaign-ejb.jar#DoorDesk"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SpoolStart {

    private static final Duration LAST_DRAIN = Duration.ofSeconds(5);

    @Inject
    private LocalSpool spool;
    @Inject
    private Drain drain;

    private Thread thread;

    @PostConstruct
    void open() {
        Drainer drainer = spool.open(LocalSpool.directory(), Limits.ofThisServer(), new Drainer.Sink() {
            @Override
            public void file(UUID segment, List<Entry> entries, boolean careful) {
                drain.file(segment, entries, careful);
            }

            @Override
            public void skip(UUID segment, long sequence) {
                drain.skip(segment, sequence);
            }

            @Override
            public Drainer.Lane lane(Entry entry) {
                return drain.lane(entry);
            }

            @Override
            public int most() {
                return drain.most();
            }
        });
        thread = new OwnThreads("plumbline-drainer").newThread(drainer);
        thread.start();
        SpoolBean.register(spool);
        drain.forget();
    }

    /** What does not make it into the database in time waits on disk for the next start. */
    @PreDestroy
    void close() {
        SpoolBean.unregister();
        spool.settle(LAST_DRAIN);
        spool.close();
        try {
            thread.join(LAST_DRAIN.toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
