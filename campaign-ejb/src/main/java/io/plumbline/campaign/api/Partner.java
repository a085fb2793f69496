package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * @param group        key of its {@link PartnerGroup}, or null
 * @param bannedReason why it was banned from the programme, or null
 */
public record Partner(UUID id, long version, String name, PartnerType type, String email, String currency, PlanStatus status,
        Instant createdAt, String group, String bannedReason) implements Serializable {

    public PartnerDraft draft() {
        return new PartnerDraft(name, type, email, currency, status, group);
    }
}
