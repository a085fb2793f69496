package io.plumbline.tracking.cap;

import io.plumbline.shared.Ids;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private ScheduledExecutorService thread;

    @PostConstruct
    void begin() {
        thread = Executors.newSingleThreadScheduledExecutor(threads);
        watch.begin(thread, node());
    }

    @PreDestroy
    void end() {
        thread.shutdownNow();
        watch.end();
    }

    /** Kept with the spool: whose clicks may still be on the way is a matter of the data directory, not of the host's name. */
    private static String node() {
        String data = System.getenv("PLUMBLINE_DATA");
        Path kept = Path.of(data == null ? System.getProperty("jboss.server.data.dir", "data") : data, "node.id");
        try {
            if (!Files.exists(kept)) {
                Files.createDirectories(kept.toAbsolutePath().getParent());
                Files.writeString(kept, Ids.next().toString());
            }
            return Files.readString(kept).strip();
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The node's id cannot be kept: " + unwritable.getMessage(), unwritable);
        }
    }
}
