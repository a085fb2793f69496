package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

public record Partner(UUID id, long version, String name, PartnerType type, String email, String currency, PlanStatus status,
        Instant createdAt) implements Serializable {

    public PartnerDraft draft() {
        return new PartnerDraft(name, type, email, currency, status);
    }
}
