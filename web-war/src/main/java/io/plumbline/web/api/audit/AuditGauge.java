package io.plumbline.web.api.audit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.plumbline.reporting.api.SelfAudit;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicLong;

/** What the newest self-audit found, for who watches: {@code plumbline.audit.broken} checks, begun at {@code plumbline.audit.begun.seconds} (Unix time). */
@Singleton
@Startup
public class AuditGauge {

    @Inject
    private Instance<MeterRegistry> registry;
    @Inject
    private SelfAudit audit;

    private final AtomicLong broken = new AtomicLong();
    private final AtomicLong begun = new AtomicLong();

    @PostConstruct
    void register() {
        if (registry.isResolvable()) {
            // Not by a builder: the server's registry of an application hands on only what is registered by this method.
            registry.get().gauge("plumbline.audit.broken", Tags.empty(), broken, AtomicLong::get);
            registry.get().gauge("plumbline.audit.begun.seconds", Tags.empty(), begun, AtomicLong::get);
        }
    }

    /** The run may have been on another node. */
    @Schedule(hour = "*", minute = "*", second = "30", persistent = false, info = "what the newest self-audit found")
    void read() {
        audit.latest().ifPresent(run -> {
            broken.set(run.brokenChecks());
            begun.set(run.begunAt().getEpochSecond());
        });
    }
}
