package io.plumbline.campaign.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.util.List;
import java.util.UUID;

/** Which campaigns a partner may work for. */
public interface Offers {

    /** What the partner who asks sees: by name, at most 500. */
    List<Offer> own();

    /** @throws io.plumbline.shared.NotFound when the partner who asks does not see it */
    Offer own(UUID campaignId);

    /** The partner who asks comes in: at once for a public campaign, by a decision for one on request. @param text for staff, or null */
    Offer join(UUID campaignId, String text);

    /** Staff. */
    Offer.Terms of(UUID campaignId);

    /** Marketers. */
    Offer.Terms show(UUID campaignId, Offer.Terms terms);

    /** Staff, newest first. @param campaignId, status null for any */
    Page<CampaignAccess> requests(UUID campaignId, CampaignAccess.Status status, PageRequest page);

    /** Marketers: lets the partner in, asked or not; with the campaign's standard terms unless the two have agreed already. */
    CampaignAccess grant(UUID campaignId, UUID partnerId);

    /** Marketers. @param reason told to the partner */
    CampaignAccess refuse(UUID campaignId, UUID partnerId, String reason);
}
