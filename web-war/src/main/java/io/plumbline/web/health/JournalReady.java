package io.plumbline.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.management.JMException;
import javax.management.ObjectName;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * What must survive needs a place to be written to: the data directory is there, writable, and not nearly full, and the spool takes
 * clicks. That it waits for a database that is away is told and is no reason to be taken out of service.
 */
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
        String blocked = String.valueOf(spool("Blocked").orElse(""));
        HealthCheckResponseBuilder told = HealthCheckResponse.named("journal").status(writable && free >= FREE_BYTES_NEEDED && blocked.isEmpty())
                .withData("writable", writable).withData("freeBytes", free);
        for (String one : List.of("Waiting", "Bytes", "LimitBytes", "LagMillis", "Dead")) {
            spool(one).ifPresent(value -> told.withData(one.substring(0, 1).toLowerCase(Locale.ROOT) + one.substring(1), ((Number) value).longValue()));
        }
        for (String one : List.of("Blocked", "Trouble")) {
            spool(one).filter(value -> !value.equals("")).ifPresent(value -> told.withData(one.toLowerCase(Locale.ROOT), value.toString()));
        }
        return told.build();
    }

    private static Optional<Object> spool(String attribute) {
        try {
            return Optional.of(ManagementFactory.getPlatformMBeanServer().getAttribute(new ObjectName("io.plumbline:type=Spool"), attribute));
        } catch (JMException notYet) {
            return Optional.empty();
        }
    }

    private long free() {
        try {
            return Files.getFileStore(directory).getUsableSpace();
        } catch (IOException unreadable) {
            return 0;
        }
    }
}
