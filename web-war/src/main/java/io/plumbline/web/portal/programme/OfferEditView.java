package io.plumbline.web.portal.programme;

import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.Agreements;
import io.plumbline.campaign.api.Offer;
import io.plumbline.campaign.api.Offers;
import io.plumbline.campaign.api.Visibility;
import io.plumbline.shared.Ids;
import io.plumbline.shared.PageRequest;
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
public class OfferEditView implements Serializable {

    private static final int SHOWN = 200;

    @Inject
    private transient Offers offers;
    @Inject
    private transient Agreements agreementDesk;
    @Inject
    private HttpServletRequest request;

    private UUID campaignId;
    private Visibility visibility;
    private String summary;
    private UUID standard;

    @PostConstruct
    void read() {
        campaignId = Ids.parse("campaign", request.getParameter("campaign"));
        Offer.Terms now = offers.of(campaignId);
        visibility = now.visibility();
        summary = now.summary();
        standard = now.standardAgreementId();
    }

    public String save() {
        offers.show(campaignId, new Offer.Terms(visibility, summary, standard));
        ProgrammeWords.say("programme.saved");
        return "/app/offers/list.xhtml?faces-redirect=true";
    }

    public List<Agreement> getAgreements() {
        return agreementDesk.list(campaignId, null, PageRequest.first(SHOWN)).items();
    }

    public Visibility[] getVisibilities() {
        return Visibility.values();
    }

    public UUID getCampaignId() {
        return campaignId;
    }

    public Visibility getVisibility() {
        return visibility;
    }

    public void setVisibility(Visibility visibility) {
        this.visibility = visibility;
    }

    public String getSummary() {
        return summary;
    }

    public void setSummary(String summary) {
        this.summary = summary;
    }

    public UUID getStandard() {
        return standard;
    }

    public void setStandard(UUID standard) {
        this.standard = standard;
    }
}
