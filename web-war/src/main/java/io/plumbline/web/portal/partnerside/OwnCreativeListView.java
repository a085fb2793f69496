package io.plumbline.web.portal.partnerside;

import io.plumbline.campaign.api.Creative;
import io.plumbline.campaign.api.CreativeKind;
import io.plumbline.campaign.api.Creatives;
import io.plumbline.campaign.api.Link;
import io.plumbline.campaign.api.Links;
import io.plumbline.campaign.api.Offer;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.shared.PageRequest;
import io.plumbline.web.media.Embed;
import io.plumbline.web.portal.EventSearch;
import io.plumbline.web.portal.ListFilter;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** What a partner may show, ready to paste with the link of its choice. */
@Named
@RequestScoped
public class OwnCreativeListView {

    @Inject
    private Creatives creatives;
    @Inject
    private Links links;
    @Inject
    private OwnNames names;
    @Inject
    private ListFilter filter;
    @Inject
    private EventSearch search;

    private List<Creative> rows;
    private List<Link> own;

    @PostConstruct
    void read() {
        rows = creatives.list(new Creatives.Asked(null, filter.campaign(), kind(), null, null), PageRequest.first(PageRequest.MAX)).items();
        own = links.choices().stream().filter(link -> link.status() == PlanStatus.ACTIVE).toList();
    }

    private CreativeKind kind() {
        for (CreativeKind kind : CreativeKind.values()) {
            if (kind.key().equals(search.value("kind"))) {
                return kind;
            }
        }
        return null;
    }

    public List<Creative> getRows() {
        return rows;
    }

    public CreativeKind[] getKinds() {
        return CreativeKind.values();
    }

    public List<Offer> getCampaigns() {
        return names.getCampaigns().stream().filter(Offer::open).toList();
    }

    /** Links of hers that this one can be shown with. */
    public List<Link> links(Creative creative) {
        return own.stream().filter(link -> link.advertiserId().equals(creative.advertiserId())
                && (creative.campaignIds().isEmpty() || creative.campaignIds().contains(link.campaignId()))).toList();
    }

    public String embed(Creative creative) {
        List<Link> fitting = links(creative);
        return fitting.stream().filter(link -> search.is("link", link.id())).findFirst().or(() -> fitting.stream().findFirst())
                .map(link -> Embed.of(creative, link.url())).orElse("");
    }

    public List<Link> getLinks() {
        return own;
    }

    /** A campaign in which a link for it can be made. */
    public UUID campaign(Creative creative) {
        return creative.campaignIds().isEmpty() ? getCampaigns().stream().filter(offer -> offer.advertiserId().equals(creative.advertiserId())).map(Offer::campaignId).findFirst().orElse(null)
                : creative.campaignIds().stream().filter(id -> getCampaigns().stream().anyMatch(offer -> offer.campaignId().equals(id))).findFirst().orElse(null);
    }
}
