package io.plumbline.tracking.click;

import io.plumbline.campaign.api.LinkPlan;
import io.plumbline.campaign.api.Workspace;
import io.plumbline.tracking.api.Arrival;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps what links' conditions were made into; made again when a link's destinations are other ones. */
@ApplicationScoped
public class Routings {

    /** Beyond this all are made anew: a bound, not a tuning. */
    private static final int MOST = 200_000;

    private record Made(Object from, Routing routing) {
    }

    @Inject
    private Workspace workspace;

    private final ConcurrentHashMap<UUID, Made> made = new ConcurrentHashMap<>();
    private String own;

    @PostConstruct
    void begin() {
        own = workspace.baseUrl() + "/c/";
    }

    /** Public, as below: what a proxy may not see it calls by reflection, and this is called for each click. */
    public Routing of(LinkPlan plan) {
        Made known = made.get(plan.linkId());
        // The snapshot hands out the same list again and again; a list read anew still compares fast.
        if (known != null && (known.from == plan.destinations() || known.from.equals(plan.destinations()))) {
            return known.routing;
        }
        if (made.size() >= MOST) {
            made.clear();
        }
        Made fresh = new Made(plan.destinations(), Routing.of(plan.destinations()));
        made.put(plan.linkId(), fresh);
        return fresh.routing;
    }

    public Hops hops(Arrival arrival) {
        return Hops.of(own, arrival);
    }
}
