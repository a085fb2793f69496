package io.plumbline.web.edge;

import io.plumbline.tracking.api.Calls;
import io.plumbline.tracking.api.Hits;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.time.Clock;

/** Hands the beans of the edge to the handler before the servlets, which no container injects. */
@WebListener
public class EdgeParts implements ServletContextListener {

    static final String NAME = EdgeParts.class.getName();

    private Hits hits;
    private Gauge gauge;
    private Clock clock;
    @Inject
    private EdgeBeans beans;
    @Inject
    private Calls calls;
    @Inject
    private Answering answering;

    public EdgeParts() {
        // for the container
    }

    EdgeParts(Hits hits, Gauge gauge, Clock clock) {
        this.hits = hits;
        this.gauge = gauge;
        this.clock = clock;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        hits = beans.hits();
        gauge = beans.gauge();
        clock = beans.clock();
        event.getServletContext().setAttribute(NAME, this);
        calls.takenBy(answering);
    }

    /** From here on nobody can answer; what is kept waits for the next start. */
    @Override
    public void contextDestroyed(ServletContextEvent event) {
        calls.takenBy(null);
    }

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
