package io.plumbline.tracking.api;

import java.util.List;
import java.util.UUID;

/**
 * What the tag sees, on its way in: looked at in memory and on this node's disk before it is acknowledged, like clicks. The spool's drainer stores it a moment
 * later, behind the clicks that came before it; results that come after it wait for it.
 */
public interface Sightings {

    /**
     * Whether the advertiser has a goal of this key: then it is a result, and none of these.
     *
     * @throws io.plumbline.shared.NotFound advertiser-not-found
     */
    boolean isResult(UUID advertiserId, String goal);

    /**
     * Durable when this returns. What tells visitors apart is kept only where consent allows it.
     *
     * @param seen at most 50, in the order in which they were seen
     * @throws SpoolFull when they could not all be kept; clicks have the last fifth of the spool to themselves
     */
    void keep(List<Sighting> seen);

    /** The same for a page of ours. */
    void keep(LandingView seen);
}
