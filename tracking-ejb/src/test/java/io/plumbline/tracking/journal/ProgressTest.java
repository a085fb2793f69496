package io.plumbline.tracking.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final long LONG = TimeUnit.MINUTES.toMillis(10);

    private final Progress progress = new Progress();

    @Test
    void the_drainer_goes_on_when_the_crowd_is_there() throws Exception {
        CompletableFuture<Void> gathered = inBackground(() -> progress.awaitCrowd(100, LONG));
        progress.appended(60);
        progress.appended(39);
        assertThat(gathered).isNotDone();
        progress.appended(1);
        gathered.get(20, TimeUnit.SECONDS);
    }

    @Test
    void somebody_who_waits_is_not_kept_waiting_for_a_crowd() throws Exception {
        progress.appended(1);
        CompletableFuture<Void> gathered = inBackground(() -> progress.awaitCrowd(100, LONG));
        CompletableFuture<Void> waiting = inBackground(() -> progress.awaitDrained(LONG));

        gathered.get(20, TimeUnit.SECONDS);
        progress.drained(1);
        waiting.get(20, TimeUnit.SECONDS);

        progress.appended(1);
        CompletableFuture<Void> again = inBackground(() -> progress.awaitCrowd(2, LONG));
        assertThat(again).as("nobody waits any more").isNotDone();
        progress.appended(1);
        again.get(20, TimeUnit.SECONDS);
    }

    private interface Waiting {
        void run() throws InterruptedException;
    }

    private static CompletableFuture<Void> inBackground(Waiting waiting) {
        return CompletableFuture.runAsync(() -> {
            try {
                waiting.run();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
