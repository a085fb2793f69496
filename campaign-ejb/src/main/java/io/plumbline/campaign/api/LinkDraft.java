package io.plumbline.campaign.api;

import io.plumbline.shared.Check;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/** @param name what marketers call it; null for the key */
public record LinkDraft(UUID campaignId, UUID partnerId, String creativeId, List<Destination> destinations, String fallbackUrl,
        String name, PlanStatus status) implements Serializable {

    public LinkDraft {
        destinations = Check.whole("destinations", destinations);
    }
}
