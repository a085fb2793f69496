package io.plumbline.tracking.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * What our last visit to a destination found.
 *
 * @param state  {@code up}, {@code down} or {@code unknown} (not visited yet, or we may not)
 * @param since  when it came into this state
 * @param status of HTTP, or null when there was no answer
 * @param detail why it is not up, or null
 */
public record DestinationHealth(UUID id, UUID linkId, String name, String url, String state, Instant since, Instant checkedAt, Integer status, String detail)
        implements Serializable {
}
