package io.plumbline.web.portal.partnerside;

import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Link;
import io.plumbline.campaign.api.Links;
import io.plumbline.campaign.api.Offer;
import io.plumbline.campaign.api.Offers;
import io.plumbline.web.portal.Names;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Names for ids of what is the partner's, each list read once a request. */
@Named("ownNames")
@RequestScoped
public class OwnNames {

    @Inject
    private Offers offers;
    @Inject
    private Campaigns campaigns;
    @Inject
    private Links links;

    private List<Offer> all;
    private Map<UUID, String> linkNames;

    /** Campaigns the partner works for, or has asked to. */
    public List<Offer> getCampaigns() {
        return all = all == null ? offers.own() : all;
    }

    public String campaign(UUID id) {
        return id == null ? "—" : campaigns.find(id).map(Campaign::name).orElse("—");
    }

    public String link(UUID id) {
        linkNames = linkNames == null ? links.choices().stream().collect(Collectors.toMap(Link::id, Link::name, (a, b) -> a)) : linkNames;
        return id == null ? "—" : linkNames.getOrDefault(id, "—");
    }

    /** What a trace names by id; another partner is never named. */
    String of(String kind, UUID id) {
        return switch (kind) {
            case "campaign" -> campaign(id);
            case "link" -> link(id);
            default -> "—";
        };
    }
}
