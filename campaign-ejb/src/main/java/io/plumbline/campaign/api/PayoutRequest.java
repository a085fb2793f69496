package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** @param state {@code open, included} or {@code withdrawn} @param balance owed in that currency when read */
public record PayoutRequest(UUID id, UUID partnerId, String partner, String currency, String state, String requestedBy, Instant requestedAt, UUID statementId,
        Money balance) implements Serializable {
}
