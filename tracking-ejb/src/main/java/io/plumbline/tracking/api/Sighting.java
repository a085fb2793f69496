package io.plumbline.tracking.api;

import java.io.Serializable;

/**
 * Something the tag saw that is no result.
 *
 * @param event as it stands in the log of the tag
 * @param visit the page it was seen on
 */
public record Sighting(TagEvent event, Visit visit) implements Serializable {
}
