package io.plumbline.tracking.conversion;

import io.plumbline.shared.Caller;
import io.plumbline.tracking.api.Receipt;
import io.plumbline.tracking.store.OwnThreads;
import io.plumbline.tracking.store.Together;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Where reports wait for their transaction. Results of one advertiser meet in the same rows of ledger and rollups, so that one transaction
 * for many costs little more than one for one, and many at a time would only wait for each other.
 */
@ApplicationScoped
public class Lanes {

    /** A report that has been read, and in whose name. */
    record Submission(Caller caller, Claimed claimed, Instant now) {
    }

    private static final int LANES = 2;
    private static final Together.Limits LIMITS = new Together.Limits(5_000, 50, 30);

    @Inject
    private Joint joint;

    private ExecutorService executor;
    private List<Together<Submission, Receipt>> lanes;

    @PostConstruct
    void open() {
        executor = Executors.newCachedThreadPool(new OwnThreads("plumbline-results"));
        lanes = IntStream.range(0, LANES).mapToObj(i -> new Together<>(executor, LIMITS, joint::record)).toList();
    }

    @PreDestroy
    void close() {
        executor.shutdown();
    }

    CompletableFuture<Receipt> bring(Submission submission) {
        return lanes.get(Math.floorMod(submission.claimed().advertiser().id().hashCode(), LANES)).bring(submission);
    }

    Receipt await(CompletableFuture<Receipt> answer) {
        return lanes.get(0).await(answer);
    }
}
