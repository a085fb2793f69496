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
import java.util.stream.Collectors;

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
    private final Map<Set<UUID>, Optional<Link>> newest = new HashMap<>();

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

    /** The link that was asked for and leads nowhere at the moment, or null. */
    public Link getStopped() {
        return chosen.filter(link -> !works(link)).orElse(null);
    }

    /** The partner's link this one is shown with: the one asked for, else the newest that fits; null where none does. */
    public Link link(Creative creative) {
        Set<UUID> reach = reach(creative);
        return chosen.filter(link -> works(link) && reach.contains(link.campaignId())).orElseGet(() -> newest.computeIfAbsent(reach, campaigns -> newest(creative.advertiserId(), campaigns))
                .orElse(null));
    }

    public String embed(Creative creative) {
        return Embed.of(creative, link(creative).url());
    }

    private Optional<Link> newest(UUID advertiser, Set<UUID> campaigns) {
        return campaigns.isEmpty() ? Optional.empty() : links.of(advertiser, campaigns, PlanStatus.ACTIVE).stream().findFirst();
    }

    private boolean works(Link link) {
        return link.status() == PlanStatus.ACTIVE && getCampaigns().stream().anyMatch(offer -> offer.campaignId().equals(link.campaignId()));
    }

    /** Running campaigns whose visitors may see it. */
    private Set<UUID> reach(Creative creative) {
        return getCampaigns().stream().filter(offer -> offer.advertiserId().equals(creative.advertiserId())).map(Offer::campaignId)
                .filter(id -> creative.campaignIds().isEmpty() || creative.campaignIds().contains(id)).collect(Collectors.toSet());
    }

    /** A campaign in which a link for it can be made. */
    public UUID campaign(Creative creative) {
        return reach(creative).stream().findFirst().orElse(null);
    }
}
