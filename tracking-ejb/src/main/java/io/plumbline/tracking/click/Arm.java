package io.plumbline.tracking.click;

import io.plumbline.campaign.api.ExperimentArm;
import io.plumbline.campaign.api.RunningExperiment;
import io.plumbline.shared.Ids;
import java.util.List;
import java.util.UUID;

/**
 * The arm of an experiment that a visitor is in: the same one whenever the same visitor comes, and independent of every other draw.
 *
 * @param creative to show instead of the link's, or null
 * @param way      to go instead of the link's own draw, or null
 */
record Arm(UUID experiment, String name, String variant, String creative, Routing.Way way) {

    /** @return null when nothing runs, or when not every arm is open to the visitor: then none is, or the arms would not compare */
    static Arm of(RunningExperiment running, Facts facts, Routing routing) {
        if (running == null || facts.at().isBefore(running.since())) {
            return null;
        }
        List<Routing.Way> takers = routing.takers(facts);
        boolean open = running.arms().stream().allMatch(arm -> arm.destinationId() == null || way(takers, arm) != null);
        if (!open) {
            return null;
        }
        ExperimentArm drawn = draw(running, facts.sticky());
        return new Arm(running.id(), running.name(), drawn.name(), drawn.creativeId(), drawn.destinationId() == null ? null : way(takers, drawn));
    }

    Route route(Routing routing, Facts facts) {
        return new Route(way.to(), "Variant " + variant + " of the experiment " + name + ", drawn by weight and fixed for the visitor.", null, routing, facts);
    }

    private static ExperimentArm draw(RunningExperiment running, String sticky) {
        long total = running.arms().stream().mapToLong(ExperimentArm::weight).sum();
        long drawn = Long.remainderUnsigned(Ids.named("experiment", running.id().toString(), sticky).getLeastSignificantBits() << 4 >>> 8, total);
        for (ExperimentArm arm : running.arms()) {
            drawn -= arm.weight();
            if (drawn < 0) {
                return arm;
            }
        }
        throw new IllegalStateException("The draw exceeds the weights");
    }

    private static Routing.Way way(List<Routing.Way> takers, ExperimentArm arm) {
        return takers.stream().filter(way -> arm.destinationId().equals(way.to().id())).findFirst().orElse(null);
    }
}
