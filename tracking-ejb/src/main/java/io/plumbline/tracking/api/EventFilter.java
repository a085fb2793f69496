package io.plumbline.tracking.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * What to list. A null part matches everything.
 *
 * @param from, to half-open: from inclusive, to exclusive
 */
public record EventFilter(UUID campaign, UUID advertiser, UUID partner, UUID link, String goal, String status, String verdict,
        String customer, String transactionId, UUID click, Instant from, Instant to) implements Serializable {

    public static final EventFilter ALL = new EventFilter(null, null, null, null, null, null, null, null, null, null, null, null);
}
