package io.plumbline.tracking.api;

import java.util.Optional;
import java.util.UUID;

/** Clicks of visitors who never passed our redirect: ad platforms send them straight to the landing page, and the tag tells. */
public interface LandingClicks {

    /**
     * Records a click on the link, once for each reference.
     *
     * @param reference what tells one visit from another: the platform's click id, or a number of the tag's own
     * @param arrival   with the parameters of the landing page
     * @return the click, also at a repeat; empty while another request is still recording it
     * @throws io.plumbline.shared.NotFound link-not-found
     */
    Optional<UUID> land(String linkKey, String reference, Arrival arrival);

    /** The platform called our own address with this reference: should the landing page tell of it too, it is that click. Remembered on this node for ten minutes. */
    void seen(String linkKey, String reference, UUID clickId);
}
