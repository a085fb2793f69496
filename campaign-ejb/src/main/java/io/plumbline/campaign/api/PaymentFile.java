package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** @param kind {@code pain.001} or {@code csv} @param sha256 of the file: written again, it has the same bytes */
public record PaymentFile(UUID id, UUID runId, String kind, String name, String messageId, Instant createdAt, LocalDate executionOn, int payments, Money total,
        String sha256) implements Serializable {
}
