package io.plumbline.web.portal.partnerside;

import io.plumbline.campaign.api.Choices;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private Choices choices;
    @Inject
    private OwnNames names;
    @Inject
    private ListFilter filter;
    @Inject
    private EventSearch search;

    private List<Creative> rows;
    private Optional<Link> chosen;
    private final Map<Reach, List<Link>> fitting = new HashMap<>();

    /** Whose links a creative can be shown with. */
    private record Reach(UUID advertiser, Set<UUID> campaigns) {
    }

    @PostConstruct
    void read() {
        rows = creatives.list(new Creatives.Asked(null, filter.campaign(), kind(), null, null), PageRequest.first(PageRequest.MAX)).items();
        UUID link = search.filter().link();
        chosen = link == null || choices.names(Choices.Of.LINK, List.of(link)).isEmpty() ? Optional.empty() : Optional.of(links.get(link));
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
        return fitting.computeIfAbsent(new Reach(creative.advertiserId(), Set.copyOf(creative.campaignIds())), reach -> links.of(reach.advertiser(), reach.campaigns(), PlanStatus.ACTIVE));
    }

    public String embed(Creative creative) {
        return chosen.filter(link -> fits(link, creative)).or(() -> links(creative).stream().findFirst()).map(link -> Embed.of(creative, link.url())).orElse("");
    }

    private static boolean fits(Link link, Creative creative) {
        return link.status() == PlanStatus.ACTIVE && link.advertiserId().equals(creative.advertiserId())
                && (creative.campaignIds().isEmpty() || creative.campaignIds().contains(link.campaignId()));
    }

    /** A campaign in which a link for it can be made. */
    public UUID campaign(Creative creative) {
        return creative.campaignIds().isEmpty() ? getCampaigns().stream().filter(offer -> offer.advertiserId().equals(creative.advertiserId())).map(Offer::campaignId).findFirst().orElse(null)
                : creative.campaignIds().stream().filter(id -> getCampaigns().stream().anyMatch(offer -> offer.campaignId().equals(id))).findFirst().orElse(null);
    }
}
