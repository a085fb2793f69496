package io.plumbline.tracking.api;

import java.time.Duration;
import java.util.Collection;
import java.util.UUID;

/**
 * Notes of clicks that are no longer the touch they were when they were stored, each written in the transaction that changed the touch
 * ({@code pub_touch_note}). Who keeps copies of touches in the order of their ids makes them again, and then drops the notes it had read before.
 */
public interface TouchNotes {

    /** A click that is stored so long after it was made has a note too: copies may have passed its place. */
    Duration LATE = Duration.ofHours(1);

    void drop(Collection<UUID> notes);
}
