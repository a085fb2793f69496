package io.plumbline.tracking.importing;

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
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Works imports off, at most {@value #LANES} at a time and never two of one advertiser: two files about the same people would
 * only wait for each other's rows. What a stopped server left unfinished goes on when it starts again.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ImportLanes {

    static final int LANES = 2;
    static final int MOST_WAITING = 200;

    private static final Logger LOG = Logger.getLogger(ImportLanes.class.getName());
    private static final Duration LOST_AFTER = Duration.ofDays(1);
    private static final int TRIES = 1000;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    @Resource
    private ManagedExecutorService executor;
    @Inject
    private ImportRun run;
    @Inject
    private ImportJobs jobs;
    @Inject
    private Clock clock;

    private final Spool spool = Spool.ofThisServer();
    private final List<Deque<UUID>> waiting = List.of(new ArrayDeque<>(), new ArrayDeque<>());
    private final Set<Integer> busy = new HashSet<>();
    private volatile boolean stopping;

    @PostConstruct
    void resume() {
        Set<UUID> here = new HashSet<>();
        for (Work work : jobs.open()) {
            // On another node's disk, perhaps; after a day nobody is coming back for it, and its run will say so.
            if (Files.exists(spool.file(work.id())) || work.createdAt().isBefore(clock.instant().minus(LOST_AFTER))) {
                here.add(work.id());
                submit(work.advertiserId(), work.id());
            }
        }
        spool.sweep(here);
    }

    @PreDestroy
    void stop() {
        stopping = true;
    }


    public boolean full() {
        synchronized (waiting) {
            return waiting.stream().mapToInt(Deque::size).sum() >= MOST_WAITING;
        }
    }

    public void submit(UUID advertiserId, UUID id) {
        int lane = Math.floorMod(advertiserId.hashCode(), LANES);
        synchronized (waiting) {
            waiting.get(lane).add(id);
            if (!busy.add(lane)) {
                return;
            }
        }
        try {
            executor.execute(() -> work(lane));
        } catch (RejectedExecutionException full) {
            // It stays in the queue; the next import, or the next start, takes the lane up.
            synchronized (waiting) {
                busy.remove(lane);
            }
            LOG.log(Level.WARNING, full, () -> "Import " + id + " waits for a free thread");
        }
    }

    private void work(int lane) {
        for (UUID id = next(lane); id != null; id = next(lane)) {
            try {
                patiently(id);
            } catch (RuntimeException | Error gaveUp) {
                // A lane that ended without saying so would never be begun again.
                LOG.log(Level.SEVERE, gaveUp, () -> "An import waits for the next start of the server");
            }
        }
    }

    private UUID next(int lane) {
        synchronized (waiting) {
            UUID id = stopping ? null : waiting.get(lane).poll();
            if (id == null) {
                busy.remove(lane);
            }
            return id;
        }
    }

    private void patiently(UUID id) {
        for (int attempt = 1; !stopping; attempt++) {
            try {
                run.run(id, spool, () -> stopping);
                return;
            } catch (RuntimeException away) {
                if (attempt == TRIES) {
                    throw away;
                }
                LOG.log(Level.WARNING, "Import {0} waits for the database: {1}", new Object[] {id, away.toString()});
                pause(Math.min(LONGEST_PAUSE.toMillis(), 500L * attempt));
            }
        }
    }

    private void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
