package io.plumbline.tracking.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A conversion and the touch before it.
 *
 * @param others conversions of the goal that the touch has already
 */
public record Pace(UUID goalId, UUID campaignId, Instant touch, Instant conversion, long others) {

    Duration between() {
        return Duration.between(touch, conversion);
    }
}
