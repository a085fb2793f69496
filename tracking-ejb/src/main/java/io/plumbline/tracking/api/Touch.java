package io.plumbline.tracking.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * A contact of a person with the advertiser, from a file.
 *
 * @param interaction {@code impression}, {@code click} or {@code visit}
 * @param cost        decimal or null
 */
public record Touch(UUID advertiserId, String customerId, Instant at, String channel, String interaction, UUID campaignId, UUID partnerId,
        String cost, String currency, UUID importId) implements Serializable {
}
