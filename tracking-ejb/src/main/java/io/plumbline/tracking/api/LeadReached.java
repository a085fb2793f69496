package io.plumbline.tracking.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * Fired as a plain CDI event inside the transaction in which a lead is first known to have reached a stage, once a lead and stage.
 *
 * @param conversionId the lead's own conversion
 * @param reachedAt    when it happened, as far as anybody said
 * @param value        what was said at this stage, or null
 */
public record LeadReached(UUID leadId, UUID conversionId, LeadStage stage, Instant reachedAt, Money value, Instant at) implements Serializable {
}
