package io.plumbline.tracking.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.time.Instant;
import java.util.UUID;

/** Clicks and impressions: recorded before they are answered, marked rather than dropped. */
public interface Clicks {

    /**
     * Records a click on a link and says where it goes. Durable when this returns.
     *
     * @throws io.plumbline.shared.NotFound link-not-found
     * @throws io.plumbline.shared.Invalid  code {@code destination-not-allowed} for a foreign {@code url=}
     */
    Routed arrive(String linkKey, Arrival arrival);

    /** Records an impression. Unknown links are ignored: a pixel has nobody to tell. */
    void view(String linkKey, Arrival arrival);

    Click get(UUID id);

    Page<Click> list(EventFilter filter, PageRequest page);

    /** The decision trace of a click. */
    Trace trace(UUID id);
}
