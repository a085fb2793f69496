package io.plumbline.web.portal.partnerside;

import io.plumbline.campaign.api.CampaignAccess;
import io.plumbline.campaign.api.Offer;
import io.plumbline.campaign.api.Visibility;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;

@Named
@RequestScoped
public class OwnCampaignListView {

    @Inject
    private OwnNames names;

    public List<Offer> getRows() {
        return new ArrayList<>(names.getCampaigns());
    }

    /** {@code open, requested, refused, public, on-request} or {@code closed}. */
    public String state(Offer offer) {
        return offer.open() ? "open" : offer.access() == CampaignAccess.Status.REQUESTED || offer.access() == CampaignAccess.Status.REFUSED ? offer.access().key()
                : offer.visibility() == Visibility.PRIVATE ? "closed" : offer.visibility().key();
    }

    public String tone(Offer offer) {
        return switch (state(offer)) {
            case "open" -> "active";
            case "requested" -> "pending";
            case "refused" -> "rejected";
            case "closed" -> "ended";
            default -> "draft";
        };
    }
}
