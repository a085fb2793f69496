package io.plumbline.tracking.api;

import java.io.Serializable;
import java.util.UUID;

/**
 * A view of a landing page of ours.
 *
 * @param pageId of the landing page, in its version {@code number}
 * @param person whether it counts, see {@link Visits#counts}; else nothing follows from it
 */
public record LandingView(Visit visit, UUID pageId, int number, boolean person) implements Serializable {
}
