package io.plumbline.tracking.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.time.Instant;
import java.util.UUID;

/** Clicks as they were recorded. How they come in: {@link Hits}. */
public interface Clicks {

    Click get(UUID id);

    /** Whether the database holds it, whoever asks: this tells nothing about it. */
    boolean isStored(UUID id);

    Page<Click> list(EventFilter filter, PageRequest page);

    /** The decision trace of a click. */
    Trace trace(UUID id);
}
