package io.plumbline.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** What must survive needs a place to be written to: the data directory is there, writable, and not nearly full. */
@Readiness
@ApplicationScoped
public class JournalReady implements HealthCheck {

    private static final long FREE_BYTES_NEEDED = 64L << 20;

    private final Path directory;

    public JournalReady() {
        this(Path.of(System.getenv().getOrDefault("PLUMBLINE_DATA", System.getProperty("jboss.server.data.dir", "."))));
    }

    JournalReady(Path directory) {
        this.directory = directory;
    }

    @Override
    public HealthCheckResponse call() {
        long free = free();
        boolean writable = Files.isDirectory(directory) && Files.isWritable(directory);
        return HealthCheckResponse.named("journal").status(writable && free >= FREE_BYTES_NEEDED)
                .withData("writable", writable).withData("freeBytes", free).build();
    }

    private long free() {
        try {
            return Files.getFileStore(directory).getUsableSpace();
        } catch (IOException unreadable) {
            return 0;
        }
    }
}
