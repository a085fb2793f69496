package io.plumbline.web.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.plumbline.tracking.api.Spool;
import io.plumbline.tracking.api.SpoolState;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.function.ToDoubleFunction;

/**
 * How the spool stands, on the management port under {@code /metrics}: {@code queued} records wait for the disk, {@code waiting}
 * ones are on it and not in the database yet, the oldest for {@code lag.seconds}; {@code bytes} of {@code limit.bytes} are used;
 * {@code dead} records were refused by the database and {@code damaged} places found at the start, both put aside; {@code blocked}
 * is 1 while nothing is taken in.
 */
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
        gauge("plumbline.spool.queued", SpoolState::queued);
        gauge("plumbline.spool.waiting", SpoolState::waiting);
        gauge("plumbline.spool.bytes", SpoolState::bytes);
        gauge("plumbline.spool.limit.bytes", SpoolState::limitBytes);
        gauge("plumbline.spool.segments", SpoolState::segments);
        gauge("plumbline.spool.lag.seconds", state -> state.lagMillis() / MILLIS);
        gauge("plumbline.spool.dead", SpoolState::dead);
        gauge("plumbline.spool.damaged", SpoolState::damaged);
        gauge("plumbline.spool.blocked", state -> state.blocked() == null ? 0 : 1);
        registry.get().more().counter("plumbline.spool.drained", Tags.empty(), spool, one -> one.state().drained());
    }

    /** Not by a builder: the server's registry of an application hands on only what is registered by these methods. */
    private void gauge(String name, ToDoubleFunction<SpoolState> value) {
        registry.get().gauge(name, Tags.empty(), spool, one -> value.applyAsDouble(one.state()));
    }
}
