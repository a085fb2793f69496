package io.plumbline.web.portal;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Link;
import io.plumbline.campaign.api.Links;
import io.plumbline.campaign.api.Partner;
import io.plumbline.campaign.api.Partners;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Names for ids, and the choices of filters and forms; each list is read once a request, and only when a page asks. */
@Named("names")
@RequestScoped
public class Names {

    @Inject
    private Advertisers advertisers;
    @Inject
    private Campaigns campaigns;
    @Inject
    private Partners partners;
    @Inject
    private Links links;

    private List<Advertiser> allAdvertisers;
    private List<Campaign> allCampaigns;
    private List<Partner> allPartners;
    private List<Link> allLinks;
    private Map<UUID, String> advertiserNames;
    private Map<UUID, String> campaignNames;
    private Map<UUID, String> partnerNames;
    private Map<UUID, String> linkNames;

    public List<Advertiser> getAdvertisers() {
        return allAdvertisers = allAdvertisers == null ? advertisers.choices() : allAdvertisers;
    }

    public List<Campaign> getCampaigns() {
        return allCampaigns = allCampaigns == null ? campaigns.choices() : allCampaigns;
    }

    public List<Partner> getPartners() {
        return allPartners = allPartners == null ? partners.choices() : allPartners;
    }

    public List<Link> getLinks() {
        return allLinks = allLinks == null ? links.choices() : allLinks;
    }

    public String advertiser(UUID id) {
        advertiserNames = advertiserNames == null ? index(getAdvertisers(), Advertiser::id, Advertiser::name) : advertiserNames;
        return name(advertiserNames, id);
    }

    public String campaign(UUID id) {
        campaignNames = campaignNames == null ? index(getCampaigns(), Campaign::id, Campaign::name) : campaignNames;
        return name(campaignNames, id);
    }

    public String partner(UUID id) {
        partnerNames = partnerNames == null ? index(getPartners(), Partner::id, Partner::name) : partnerNames;
        return name(partnerNames, id);
    }

    public String link(UUID id) {
        linkNames = linkNames == null ? index(getLinks(), Link::id, Link::name) : linkNames;
        return name(linkNames, id);
    }

    private static <T> Map<UUID, String> index(List<T> all, Function<T, UUID> id, Function<T, String> name) {
        return all.stream().collect(Collectors.toMap(id, name, (a, b) -> a));
    }

    /** A dash for nothing; the end of the id where the list of choices was too long to hold the name. */
    private static String name(Map<UUID, String> names, UUID id) {
        return id == null ? "—" : names.getOrDefault(id, "…" + id.toString().substring(28));
    }
}
