package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

public record Campaign(UUID id, long version, UUID advertiserId, String name, Objective objective, String channel, LocalDate startsOn,
        LocalDate endsOn, Budget budget, List<Target> targets, String fallbackUrl, PlanStatus status, Instant createdAt)
        implements Serializable {

    public CampaignDraft draft() {
        return new CampaignDraft(advertiserId, name, objective, channel, startsOn, endsOn, budget, targets, fallbackUrl, status);
    }
}
