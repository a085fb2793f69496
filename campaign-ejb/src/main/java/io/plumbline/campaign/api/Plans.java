package io.plumbline.campaign.api;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Everything the tracking edge needs to know of links and of results, for whoever keeps it in memory. Asks no scope: the edge serves everybody. */
public interface Plans {

    /** How far a reader has come. */
    record Mark(UUID since, Set<UUID> seen) implements Serializable {
    }

    /**
     * What is new.
     *
     * @param everything whether {@code plans} and {@code goals} are all there are, or only what has changed
     * @param goals      keys of the goals of each advertiser, also of one that has none
     * @param mark       to be given the next time
     */
    record News(boolean everything, List<LinkPlan> plans, Map<UUID, Set<String>> goals, Mark mark) implements Serializable {
    }

    /**
     * @param mark of the last answer, or null for everything
     * @return also what other nodes have changed and committed by now
     */
    News since(Mark mark);
}
