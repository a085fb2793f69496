package io.plumbline.campaign.api;

import io.plumbline.shared.Check;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * @param channel  a built-in channel or any own name, kept as written
 * @param endsOn   last day, included, in the advertiser's zone; null for open
 * @param status   first state, {@code DRAFT} when null; ignored by amend, which has its own moves
 */
public record CampaignDraft(UUID advertiserId, String name, Objective objective, String channel, LocalDate startsOn, LocalDate endsOn,
        Budget budget, List<Target> targets, String fallbackUrl, PlanStatus status) implements Serializable {

    public CampaignDraft {
        targets = Check.whole("targets", targets);
    }
}
