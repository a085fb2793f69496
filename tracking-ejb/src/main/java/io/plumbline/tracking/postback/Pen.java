package io.plumbline.tracking.postback;

import io.plumbline.tracking.api.PostbackEntry;
import io.plumbline.tracking.store.Together;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Writes the log of calls: those that end at the same time with one stroke. */
@ApplicationScoped
public class Pen {

    private static final Together.Limits LIMITS = new Together.Limits(5_000, 200, 20);

    @Resource
    private ManagedExecutorService executor;
    @Inject
    private LogLines lines;

    private Together<PostbackEntry, Boolean> together;

    @PostConstruct
    void dip() {
        together = new Together<>(executor, LIMITS, lines::add);
    }

    void write(PostbackEntry entry) {
        together.await(together.bring(entry));
    }
}
