package io.plumbline.tracking.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * @param sale         what names the sale: {@code transaction:<id>} or {@code click:<id>}
 * @param name         {@code id:<refund id>}, or what was said instead of a name
 * @param conversionId null while the sale is not known
 * @param amount       null for the whole
 * @param state        {@code applied}; {@code waiting} for its sale, or with outcome {@code conversion-locked} for finance; {@code refused}; {@code expired}
 * @param outcome      code why it is not applied, or null
 */
public record Refund(UUID id, UUID advertiserId, UUID goalId, String sale, String name, UUID conversionId, Money amount, String door, Instant recordedAt, String state,
        String outcome, String reason, String actor, Instant settledAt) implements Serializable {
}
