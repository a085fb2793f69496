package io.plumbline.campaign.api;

import java.io.Serializable;
import java.util.UUID;

/**
 * A campaign as a partner sees it.
 *
 * @param open      whether the partner may make links for it now
 * @param access    what became of the partner's request, or null when it never asked
 * @param agreement what it pays the partner now, or null
 */
public record Offer(UUID campaignId, String campaign, UUID advertiserId, String advertiser, String homeUrl, String channel, String summary, Visibility visibility,
        boolean open, CampaignAccess.Status access, String reason, Agreement agreement) implements Serializable {

    /** How a campaign is offered. @param standardAgreementId terms that whoever comes in gets, or null */
    public record Terms(Visibility visibility, String summary, UUID standardAgreementId) implements Serializable {
    }
}
