package io.plumbline.web.portal.programme;

import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.CampaignAccess;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Offers;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.web.portal.ListFilter;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

@Named
@RequestScoped
public class OfferListView {

    private static final int SHOWN = 200;

    @Inject
    private Offers offers;
    @Inject
    private Campaigns campaigns;
    @Inject
    private ListFilter filter;

    private String reason;
    private List<CampaignAccess> requests;
    private Page<Campaign> shown;

    public List<CampaignAccess> getRequests() {
        return requests = requests == null ? new ArrayList<>(offers.requests(null, null, PageRequest.first(SHOWN)).items()) : requests;
    }

    public List<Campaign> getCampaigns() {
        return shown().items();
    }

    public String getNextLink() {
        return filter.next(shown());
    }

    private Page<Campaign> shown() {
        return shown = shown == null ? campaigns.list(null, null, filter.getText(), filter.page()) : shown;
    }

    public String visibility(UUID campaign) {
        return offers.of(campaign).visibility().key();
    }

    public String grant(UUID campaign, UUID partner) {
        offers.grant(campaign, partner);
        return here();
    }

    public String refuse(UUID campaign, UUID partner) {
        offers.refuse(campaign, partner, reason);
        return here();
    }

    private static String here() {
        return "/app/offers/list.xhtml?faces-redirect=true";
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
