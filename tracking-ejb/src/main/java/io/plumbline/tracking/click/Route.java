package io.plumbline.tracking.click;

import io.plumbline.campaign.api.Destination;
import io.plumbline.shared.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Which of a link's destinations a visitor is sent to.
 *
 * @param destination null when none matches
 * @param rule        in words
 * @param losers      the other destinations, each with the reason
 */
record Route(Destination destination, String rule, List<String> losers) {

    /** @param sticky who is asking: the same visitor of the same link always gets the same answer */
    static Route choose(UUID linkId, List<Destination> destinations, String sticky, String country, String device) {
        List<String> losers = new ArrayList<>();
        List<Destination> matching = new ArrayList<>();
        for (Destination destination : destinations) {
            if (destination.weight() == 0) {
                losers.add(name(destination) + ": weight 0");
            } else if (!destination.when().matches(country, device, null)) {
                losers.add(name(destination) + ": condition not met (country " + destination.when().country() + ", device " + destination.when().device() + ")");
            } else {
                matching.add(destination);
            }
        }
        if (matching.isEmpty()) {
            return new Route(null, "No destination of the link matches this visitor.", losers);
        }
        Destination won = pick(matching, linkId, sticky);
        matching.stream().filter(d -> d != won).forEach(d -> losers.add(name(d) + ": weight " + d.weight() + ", not drawn for this visitor"));
        String rule = matching.size() == 1 ? "The only destination that matches." : "Drawn by weight; the draw is fixed for the visitor.";
        return new Route(won, rule, losers);
    }

    static String name(Destination destination) {
        return destination.name() == null ? destination.url() : destination.name();
    }

    private static Destination pick(List<Destination> among, UUID linkId, String sticky) {
        long total = among.stream().mapToLong(Destination::weight).sum();
        long draw = Long.remainderUnsigned(Ids.named("route", linkId.toString(), sticky).getMostSignificantBits() >>> 16, total);
        for (Destination destination : among) {
            draw -= destination.weight();
            if (draw < 0) {
                return destination;
            }
        }
        throw new IllegalStateException("The draw exceeds the weights");
    }
}
