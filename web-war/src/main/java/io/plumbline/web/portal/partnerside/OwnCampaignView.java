package io.plumbline.web.portal.partnerside;

import io.plumbline.campaign.api.CampaignAccess;
import io.plumbline.campaign.api.Offer;
import io.plumbline.campaign.api.Offers;
import io.plumbline.campaign.api.Visibility;
import io.plumbline.shared.Ids;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

@Named
@RequestScoped
public class OwnCampaignView {

    @Inject
    private Offers offers;
    @Inject
    private HttpServletRequest request;

    private Offer offer;
    private String text;

    @PostConstruct
    void read() {
        offer = offers.own(Ids.parse("campaign", request.getParameter("id")));
    }

    public Offer getOffer() {
        return offer;
    }

    public String join() {
        Offer now = offers.join(offer.campaignId(), text);
        OwnWords.say(now.open() ? "campaign.joined" : "campaign.asked");
        return "/partner/campaigns/view.xhtml?faces-redirect=true&id=" + offer.campaignId();
    }

    public boolean isWaiting() {
        return !offer.open() && offer.access() == CampaignAccess.Status.REQUESTED;
    }

    public boolean isRefused() {
        return !offer.open() && offer.access() == CampaignAccess.Status.REFUSED;
    }

    public boolean isJoinable() {
        return !offer.open() && offer.access() == null && offer.visibility() != Visibility.PRIVATE;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
