package io.plumbline.tracking.click;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A click or view that a conversion may be credited to.
 *
 * @param interaction {@code click} or {@code impression}
 */
public record Touched(UUID id, String interaction, Instant at, UUID advertiserId, UUID campaignId, UUID partnerId, UUID linkId, UUID destinationId,
        String verdict, String reason, UUID personId, String visitorId, String channel, String creative, String placement, String keyword,
        String source, List<String> subs, String country, String device, String os, String browser) {
}
