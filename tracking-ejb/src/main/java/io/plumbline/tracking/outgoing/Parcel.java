package io.plumbline.tracking.outgoing;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A message taken out of the outbox to be carried now, and by nobody else until the lease ends.
 *
 * @param attempt counts all tries, {@code before} those before it was fired again; {@code outwards} when a partner worded it
 */
record Parcel(UUID id, Rule rule, Map<String, String> facts, int attempt, int before, Instant giveUpAt, boolean outwards) {
}
