package io.plumbline.web.portal.advertiser;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.AdvertiserDraft;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.Goals;
import io.plumbline.campaign.api.Workspace;
import io.plumbline.shared.Ids;
import io.plumbline.shared.PageRequest;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An advertiser, and what its developers need to report results. */
@Named
@RequestScoped
public class AdvertiserView {

    private static final int MOST = 200;
    private static final int TOKEN_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    private Advertisers advertisers;
    @Inject
    private Goals goals;
    @Inject
    private Campaigns campaigns;
    @Inject
    private Workspace workspace;
    @Inject
    private HttpServletRequest request;

    private Advertiser advertiser;
    private List<Goal> goalRows;
    private Long version;
    private List<Campaign> campaignRows;

    @PostConstruct
    void read() {
        advertiser = advertisers.get(Ids.parse("advertiser", request.getParameter("id")));
        version = advertiser.version();
    }

    public Advertiser getAdvertiser() {
        return advertiser;
    }

    public List<Goal> getGoals() {
        if (goalRows == null) {
            goalRows = new ArrayList<>(goals.list(advertiser.id(), PageRequest.first(MOST)).items());
        }
        return goalRows;
    }

    public List<Campaign> getCampaigns() {
        campaignRows = campaignRows == null ? new ArrayList<>(campaigns.list(advertiser.id(), null, null, PageRequest.first(MOST)).items()) : campaignRows;
        return campaignRows;
    }

    public String getDomains() {
        return String.join(", ", advertiser.domains());
    }

    /** The key the examples use: the first goal's, or the one people mostly choose. */
    public String getExampleGoal() {
        return getGoals().isEmpty() ? "sale" : getGoals().get(getGoals().size() - 1).key();
    }

    public String getTag() {
        return "<script src=\"" + workspace.baseUrl() + "/tag.js\" data-advertiser=\"" + advertiser.id() + "\" async></script>";
    }

    public String getPixel() {
        return "<img src=\"" + workspace.baseUrl() + "/px.gif?aid=" + advertiser.id() + "&amp;goal=" + getExampleGoal()
                + "&amp;txid=ORDER_ID&amp;amount=12.34&amp;currency=" + advertiser.currency() + "\" width=\"1\" height=\"1\" alt=\"\">";
    }

    public String getPostback() {
        return workspace.baseUrl() + "/postback?click_id={click_id}&goal=" + getExampleGoal() + "&txid={order_id}&amount={amount}&currency="
                + advertiser.currency() + (advertiser.postbackToken() == null ? "" : "&token={token}");
    }

    public String newToken() {
        byte[] random = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(random);
        return keep(Base64.getUrlEncoder().withoutPadding().encodeToString(random), "advertiser.token.made");
    }

    public String dropToken() {
        return keep(null, "advertiser.token.dropped");
    }

    private String keep(String token, String said) {
        AdvertiserDraft now = advertiser.draft();
        advertisers.amend(advertiser.id(), version, new AdvertiserDraft(now.name(), now.currency(), now.timeZone(), now.homeUrl(), now.domains(), token));
        Words.say(said);
        return "/app/advertisers/view.xhtml?faces-redirect=true&id=" + advertiser.id();
    }

    public Long getVersion() {
        return version;
    }

    public void setVersion(Long version) {
        this.version = version;
    }
}
