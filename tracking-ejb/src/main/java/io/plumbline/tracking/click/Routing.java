package io.plumbline.tracking.click;

import io.plumbline.campaign.api.Destination;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where the visitors of one link go, made ready once: tiers in order, each with its conditions parsed. Evaluation is pure. */
final class Routing {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** One destination of a tier. */
    record Way(Destination to, Asked when, long seed) {

        boolean mayTake(Facts facts) {
            return to.weight() > 0 && inTime(facts) && when.test(facts);
        }

        boolean inTime(Facts facts) {
            return (to.from() == null || !facts.at().isBefore(to.from())) && (to.until() == null || facts.at().isBefore(to.until()));
        }

        String name() {
            return Route.name(to);
        }

        /** What is kept in the visitor's cookie: the random end of the id. */
        String mark() {
            return to.id() == null ? null : to.id().toString().substring(24);
        }
    }

    private final List<Way> ways;

    private Routing(List<Way> ways) {
        this.ways = ways;
    }

    static Routing of(List<Destination> destinations) {
        return new Routing(destinations.stream().sorted(Comparator.comparing(Destination::priority))
                .map(to -> new Way(to, Asked.of(to.when()), mix(hash(to.id() == null ? to.url() : to.id().toString())))).toList());
    }

    List<Way> ways() {
        return ways;
    }

    Route route(Facts facts) {
        List<Way> takers = takers(facts);
        return takers.isEmpty() ? new Route(null, "No destination of the link matches this visitor, who goes to its fallback.", null, this, facts) : draw(takers, facts);
    }

    /** The ways open to a visitor: those of the first tier in which any is. */
    List<Way> takers(Facts facts) {
        for (int first = 0, next; first < ways.size(); first = next) {
            next = first;
            List<Way> takers = new ArrayList<>(4);
            while (next < ways.size() && ways.get(next).to.priority().equals(ways.get(first).to.priority())) {
                if (ways.get(next).mayTake(facts)) {
                    takers.add(ways.get(next));
                }
                next++;
            }
            if (!takers.isEmpty()) {
                return takers;
            }
        }
        return List.of();
    }

    private Route draw(List<Way> takers, Facts facts) {
        if (takers.size() == 1) {
            String rule = takers.get(0).to.when().specificity() == 0 ? Route.ONLY : "Matches: " + takers.get(0).when.words() + ".";
            return new Route(takers.get(0).to, rule, null, this, facts);
        }
        Way won = lowest(takers, mix(hash(facts.sticky())));
        Way kept = facts.kept() == null ? won : takers.stream().filter(way -> facts.kept().equals(way.mark())).findFirst().orElse(won);
        String rule = kept == won ? "Drawn by weight; the draw is fixed for the visitor." : "The visitor's browser was sent here before and stays.";
        return new Route(kept.to, rule, kept.mark(), this, facts);
    }

    /**
     * Weighted rendezvous: each destination draws a number of its own for the visitor, so that a new weight moves only those
     * visitors who have to move. A draw u in (0,1) scores -ln(u)/weight; the lowest score wins with probability weight/sum.
     */
    private static Way lowest(List<Way> takers, long visitor) {
        Way best = null;
        double lowestScore = Double.POSITIVE_INFINITY;
        for (Way way : takers) {
            double u = ((mix(visitor ^ way.seed) >>> 11) + 0.5) * 0x1.0p-53;
            double score = -Math.log(u) / way.to.weight();
            if (best == null || score < lowestScore) {
                best = way;
                lowestScore = score;
            }
        }
        return best;
    }

    /** FNV-1a, 64 bits. */
    private static long hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long hash = 0xCBF29CE484222325L;
        for (byte each : bytes) {
            hash = (hash ^ each & 0xFF) * 0x100000001B3L;
        }
        return hash;
    }

    /** The finaliser of SplitMix64: every bit of the input reaches every bit of the output. */
    private static long mix(long value) {
        long z = value + GOLDEN;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
