package io.plumbline.web.portal.partnerside;

import io.plumbline.campaign.api.Link;
import io.plumbline.campaign.api.Offer;
import io.plumbline.campaign.api.OwnLinks;
import io.plumbline.shared.Ids;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;

@Named
@ViewScoped
public class OwnLinkEditView implements Serializable {

    @Inject
    private transient OwnLinks links;
    @Inject
    private transient OwnNames names;
    @Inject
    private HttpServletRequest request;

    private UUID campaignId;
    private String url;
    private String name;
    private String creativeId;

    @PostConstruct
    void read() {
        String asked = request.getParameter("campaign");
        campaignId = asked == null ? getCampaigns().stream().map(Offer::campaignId).findFirst().orElse(null) : Ids.parse("campaign", asked);
        creativeId = request.getParameter("creative");
    }

    /** Those that one may make links for now. */
    public List<Offer> getCampaigns() {
        return names.getCampaigns().stream().filter(Offer::open).toList();
    }

    public String make() {
        Link made = links.make(campaignId, url, name, creativeId);
        OwnWords.say("link.made.said", made.name());
        return "/partner/links/view.xhtml?faces-redirect=true&id=" + made.id();
    }

    public UUID getCampaignId() {
        return campaignId;
    }

    public void setCampaignId(UUID campaignId) {
        this.campaignId = campaignId;
    }

    public String getCreativeId() {
        return creativeId;
    }

    /** Shown with the link, and counted with its clicks; blank for none. */
    public void setCreativeId(String creativeId) {
        this.creativeId = creativeId;
    }

    public String getUrl() {
        return url;
    }

    public void setUrl(String url) {
        this.url = url;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
