package io.plumbline.tracking.journal;

import io.plumbline.tracking.api.Settled;
import io.plumbline.tracking.api.SpoolFull;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** For somebody who has a thread to wait on until a record is on disk. */
public final class Durable implements Settled {

    private static final int PATIENCE_SECONDS = 10;

    private final CompletableFuture<Void> told = new CompletableFuture<>();

    @Override
    public void settled(RuntimeException failure) {
        if (failure == null) {
            told.complete(null);
        } else {
            told.completeExceptionally(failure);
        }
    }

    /** @throws SpoolFull when it is not on disk */
    public void await() {
        try {
            told.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed.getCause());
        } catch (TimeoutException hung) {
            throw new SpoolFull("The disk has not answered for " + PATIENCE_SECONDS + " seconds.", null);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new SpoolFull("The server is stopping.", null);
        }
    }
}
