package io.plumbline.web.edge;

import io.plumbline.tracking.api.Hits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** What a click is answered with, as it is: beans that live as long as the server get each other without a proxy, and a listener does not. */
@ApplicationScoped
public class EdgeBeans {

    @Inject
    private Hits hits;
    @Inject
    private Gauge gauge;
    @Inject
    private Clock clock;

    Hits hits() {
        return hits;
    }

    Gauge gauge() {
        return gauge;
    }

    Clock clock() {
        return clock;
    }
}
