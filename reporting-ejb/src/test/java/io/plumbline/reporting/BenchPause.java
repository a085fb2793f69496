package io.plumbline.reporting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Between making data and measuring: with {@code -Dbench.pause=FILE} a bench waits until that file is there, so that the machine can be made idle first. */
public final class BenchPause {

    private static final Duration LONGEST = Duration.ofHours(2);

    private BenchPause() {
    }

    public static void here() throws IOException {
        String file = System.getProperty("bench.pause");
        if (file == null) {
            return;
        }
        System.out.println("data is made; waiting for " + file);
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!Files.deleteIfExists(Path.of(file)) && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
