package io.plumbline.tracking.postback;

import io.plumbline.tracking.api.PostbackEntry;
import io.plumbline.tracking.store.OwnThreads;
import io.plumbline.tracking.store.Together;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Writes the log of calls: those that end at the same time with one stroke. */
@ApplicationScoped
public class Pen {

    private static final Together.Limits LIMITS = new Together.Limits(5_000, 200, 20);

    @Inject
    private LogLines lines;

    private ExecutorService executor;
    private Together<PostbackEntry, Boolean> together;

    @PostConstruct
    void dip() {
        executor = Executors.newCachedThreadPool(new OwnThreads("plumbline-call-log"));
        together = new Together<>(executor, LIMITS, lines::add);
    }

    @PreDestroy
    void close() {
        executor.shutdown();
    }

    void write(PostbackEntry entry) {
        together.await(together.bring(entry));
    }
}
