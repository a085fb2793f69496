package io.plumbline.campaign.programme;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Creatives;
import io.plumbline.campaign.api.Destination;
import io.plumbline.campaign.api.LandingDoor;
import io.plumbline.campaign.api.Link;
import io.plumbline.campaign.api.LinkDraft;
import io.plumbline.campaign.api.Links;
import io.plumbline.campaign.api.Offer;
import io.plumbline.campaign.api.Offers;
import io.plumbline.campaign.api.OwnLinks;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.campaign.api.Workspace;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Invalid;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

@Stateless
public class OwnLinkDesk implements OwnLinks {

    @Inject
    private EntityManager em;
    @Inject
    private Authority authority;
    @Inject
    private Offers offers;
    @Inject
    private Links links;
    @Inject
    private Advertisers advertisers;
    @Inject
    private Creatives creatives;
    @Inject
    private LandingDoor landing;
    @Inject
    private Workspace workspace;

    @Override
    public Link make(UUID campaignId, String url, String name, String creative) {
        UUID partner = authority.requirePartner();
        Offer offer = offers.own(campaignId);
        if (!offer.open()) {
            throw new Conflict("campaign-not-open", "You cannot make links for this campaign now.");
        }
        if (count(partner) >= MOST) {
            throw new Conflict("too-many-links", "You have " + MOST + " links already.");
        }
        Advertiser advertiser = advertisers.find(offer.advertiserId()).orElseThrow();
        String target = url == null || url.isBlank() ? advertiser.homeUrl() : url.strip();
        new Check().url("url", target).done();
        if (!isWithin(target, advertiser.domains()) && !isLandingPage(target, campaignId)) {
            throw new Invalid("url", "destination-not-allowed", "Links may lead to " + String.join(", ", advertiser.domains()) + ", and to the campaign's landing pages, only.");
        }
        LinkDraft draft = new LinkDraft(campaignId, partner, shown(campaignId, creative), List.of(new Destination(null, target, 1, null, null)), null, name, PlanStatus.ACTIVE);
        return authority.marketing(offer.advertiserId(), () -> links.add(draft)).withoutRouting();
    }

    @Override
    public Link move(UUID linkId, PlanStatus next) {
        authority.requirePartner();
        Link own = links.get(linkId);
        return authority.marketing(own.advertiserId(), () -> links.move(linkId, null, next)).withoutRouting();
    }

    /** Whatever is live in the campaign. */
    private String shown(UUID campaignId, String code) {
        if (code == null || code.isBlank()) {
            return null;
        }
        return creatives.byCode(campaignId, code.strip()).orElseThrow(() -> new Invalid("creativeId", "creative-unknown", "No creative with this code is live in the campaign.")).code();
    }

    private long count(UUID partner) {
        return em.createQuery("select count(l) from LinkEntity l where l.partnerId = :partner", Long.class).setParameter("partner", partner).getSingleResult();
    }

    /** One of ours, which visitors of this campaign see now. */
    private boolean isLandingPage(String url, UUID campaignId) {
        String ours = workspace.baseUrl() + "/l/";
        return url.startsWith(ours) && landing.open(url.substring(ours.length())).filter(page -> page.number() != null && page.campaignId().equals(campaignId)).isPresent();
    }

    /** The host itself, never what a macro could make of it. */
    static boolean isWithin(String url, List<String> domains) {
        try {
            URI uri = new URI(url);
            String host = uri.getHost() == null || uri.getRawUserInfo() != null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            return domains.stream().map(domain -> domain.toLowerCase(Locale.ROOT)).anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
