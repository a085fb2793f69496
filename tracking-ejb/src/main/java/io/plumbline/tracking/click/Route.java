package io.plumbline.tracking.click;

import io.plumbline.campaign.api.Destination;
import java.util.ArrayList;
import java.util.List;

/**
 * Which of a link's destinations a visitor is sent to.
 *
 * @param destination null when none matches
 * @param rule        in words
 * @param keep        what the visitor's browser should remember, or null when there was nothing to draw
 * @param routing     what was asked, or null when nothing was
 */
record Route(Destination destination, String rule, String keep, Routing routing, Facts facts) {

    static final String ONLY = "The only destination that matches.";

    /** Decided by something else than the link's destinations. */
    static Route unasked(String rule) {
        return new Route(null, rule, null, null, null);
    }

    /** Whether there was nothing to choose from and no condition to meet. */
    boolean isTheOnlyWay() {
        return routing != null && destination != null && routing.ways().size() == 1 && ONLY.equals(rule);
    }

    /** The other destinations, each with the reason; worked out only for those who ask. */
    List<String> losers() {
        List<String> losers = new ArrayList<>();
        if (routing != null) {
            routing.ways().stream().filter(way -> way.to() != destination).forEach(way -> losers.add(way.name() + ": " + reason(way)));
        }
        return losers;
    }

    private String reason(Routing.Way way) {
        if (way.to().weight() == 0) {
            return "weight 0";
        }
        if (!way.inTime(facts)) {
            return "not in its time, " + (way.to().from() == null ? "" : "from " + way.to().from() + " ") + (way.to().until() == null ? "" : "until " + way.to().until());
        }
        if (destination != null && way.to().priority() > destination.priority()) {
            return "tier " + way.to().priority() + ", not asked because tier " + destination.priority() + " matched";
        }
        return way.when().test(facts) ? "weight " + way.to().weight() + ", not drawn for this visitor" : "condition not met: " + way.when().failure(facts);
    }

    static String name(Destination destination) {
        return destination.name() == null ? destination.url() : destination.name();
    }
}
