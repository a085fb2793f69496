package io.plumbline.web.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.plumbline.tracking.api.PostbackKeys;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** {@code plumbline_postback_key_wrong}: 1 while this node lacks the key file that signing keys were sealed with. */
@Singleton
@Startup
public class KeyGauge {

    @Inject
    private Instance<MeterRegistry> registry;
    @Inject
    private PostbackKeys keys;

    @PostConstruct
    void register() {
        if (registry.isResolvable()) {
            registry.get().gauge("plumbline.postback.key.wrong", Tags.empty(), keys, one -> one.state().isWrong() ? 1 : 0);
        }
    }
}
