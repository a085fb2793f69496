package io.plumbline.web.edge;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.tracking.api.Spool;
import io.plumbline.tracking.api.SpoolState;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.function.ToDoubleFunction;

/** How the spool stands, on the management port under {@code /metrics}. */
@Singleton
@Startup
public class SpoolGauges {

    private static final double MILLIS = 1000;

    @Inject
    private Instance<MeterRegistry> registry;
    @Inject
    private Spool spool;

    @PostConstruct
    void register() {
        if (!registry.isResolvable()) {
            return;
        }
        gauge("plumbline.spool.queued", "Records that wait for the disk", SpoolState::queued);
        gauge("plumbline.spool.waiting", "Records on disk that are not in the database yet", SpoolState::waiting);
        gauge("plumbline.spool.bytes", "Size of the spool's files", SpoolState::bytes);
        gauge("plumbline.spool.limit.bytes", "Size at which nothing more is taken", SpoolState::limitBytes);
        gauge("plumbline.spool.segments", "Files of the spool", SpoolState::segments);
        gauge("plumbline.spool.lag.seconds", "How long the oldest record has been waiting for the database", state -> state.lagMillis() / MILLIS);
        gauge("plumbline.spool.dead", "Records that the database refused and that were put aside", SpoolState::dead);
        gauge("plumbline.spool.damaged", "Damaged places found at the start and put aside", SpoolState::damaged);
        gauge("plumbline.spool.blocked", "1 while nothing is taken in", state -> state.blocked() == null ? 0 : 1);
        FunctionCounter.builder("plumbline.spool.drained", spool, one -> one.state().drained()).description("Records moved into the database")
                .register(registry.get());
    }

    private void gauge(String name, String what, ToDoubleFunction<SpoolState> value) {
        Gauge.builder(name, spool, one -> value.applyAsDouble(one.state())).description(what).strongReference(true).register(registry.get());
    }
}
