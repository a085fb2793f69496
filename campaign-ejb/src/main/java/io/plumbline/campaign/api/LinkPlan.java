package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A link with all it hangs on, as the edge needs it: one read, no further questions.
 *
 * @param experiment that runs on it, or null
 */
public record LinkPlan(UUID linkId, String key, PlanStatus linkStatus, String creativeId, List<Destination> destinations,
        String linkFallback, UUID campaignId, String campaignName, PlanStatus campaignStatus, String channel, LocalDate startsOn,
        LocalDate endsOn, String campaignFallback, UUID partnerId, String partnerName, PlanStatus partnerStatus, UUID advertiserId,
        String advertiserCurrency, String advertiserZone, String homeUrl, List<String> domains, RunningExperiment experiment) implements Serializable {

    /** Without an experiment. */
    public LinkPlan(UUID linkId, String key, PlanStatus linkStatus, String creativeId, List<Destination> destinations, String linkFallback, UUID campaignId,
            String campaignName, PlanStatus campaignStatus, String channel, LocalDate startsOn, LocalDate endsOn, String campaignFallback, UUID partnerId,
            String partnerName, PlanStatus partnerStatus, UUID advertiserId, String advertiserCurrency, String advertiserZone, String homeUrl,
            List<String> domains) {
        this(linkId, key, linkStatus, creativeId, destinations, linkFallback, campaignId, campaignName, campaignStatus, channel, startsOn, endsOn, campaignFallback,
                partnerId, partnerName, partnerStatus, advertiserId, advertiserCurrency, advertiserZone, homeUrl, domains, null);
    }
}
