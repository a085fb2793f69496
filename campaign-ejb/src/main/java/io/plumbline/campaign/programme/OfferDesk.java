package io.plumbline.campaign.programme;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.Agreements;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.CampaignAccess;
import io.plumbline.campaign.api.CampaignAccess.Status;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Offer;
import io.plumbline.campaign.api.Offers;
import io.plumbline.campaign.api.Partner;
import io.plumbline.campaign.api.Partners;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.campaign.api.Proposals;
import io.plumbline.campaign.api.Terms;
import io.plumbline.campaign.api.Visibility;
import io.plumbline.campaign.persistence.Listing;
import io.plumbline.campaign.persistence.Versions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@Stateless
public class OfferDesk implements Offers {

    private static final String WHAT = "campaign-access";
    private static final Offer.Terms PRIVATE = new Offer.Terms(Visibility.PRIVATE, "", null);
    private static final int MOST = 500;

    @Inject
    private EntityManager em;
    @Inject
    private Clock clock;
    @Inject
    private Authority authority;
    @Inject
    private AuditTrail audit;
    @Inject
    private Campaigns campaigns;
    @Inject
    private Advertisers advertisers;
    @Inject
    private Partners partners;
    @Inject
    private Agreements agreements;
    @Inject
    private Proposals proposals;
    @Inject
    private Terms terms;

    @Override
    public List<Offer> own() {
        UUID partner = authority.requirePartner();
        Set<UUID> seen = new LinkedHashSet<>(ids("select distinct a.campaignId from AgreementEntity a where a.partnerId = :partner", partner));
        seen.addAll(ids("select a.campaignId from AccessEntity a where a.partnerId = :partner", partner));
        seen.addAll(em.createQuery("select o.campaignId from OfferEntity o where o.visibility <> :hidden", UUID.class)
                .setParameter("hidden", Visibility.PRIVATE.key()).setMaxResults(MOST).getResultList());
        return seen.stream().limit(MOST).map(id -> offer(id, partner)).flatMap(Optional::stream).sorted(Comparator.comparing(Offer::campaign)).toList();
    }

    @Override
    public Offer own(UUID campaignId) {
        return offer(campaignId, authority.requirePartner()).orElseThrow(() -> new NotFound("campaign", campaignId));
    }

    /** Empty when the partner does not see it. */
    private Optional<Offer> offer(UUID campaignId, UUID partner) {
        Optional<Campaign> campaign = campaigns.find(campaignId).filter(c -> c.status() != PlanStatus.DRAFT);
        Optional<AccessEntity> access = access(campaignId, partner);
        Offer.Terms shown = shown(campaignId);
        Agreement agreement = terms.inForce(campaignId, partner, clock.instant()).orElse(null);
        boolean in = agreement != null || access.map(AccessEntity::status).filter(Status.GRANTED::equals).isPresent();
        boolean visible = in || access.isPresent() || campaign.map(Campaign::status).filter(PlanStatus.ACTIVE::equals).isPresent() && shown.visibility() != Visibility.PRIVATE;
        return campaign.filter(c -> visible).map(c -> {
            Advertiser advertiser = advertisers.find(c.advertiserId()).orElseThrow();
            return new Offer(campaignId, c.name(), c.advertiserId(), advertiser.name(), advertiser.homeUrl(), c.channel(), shown.summary(), shown.visibility(),
                    in && c.status() == PlanStatus.ACTIVE, access.map(AccessEntity::status).orElse(null), access.map(AccessEntity::reason).orElse(null), agreement);
        });
    }

    @Override
    public Offer join(UUID campaignId, String text) {
        UUID partner = authority.requirePartner();
        Offer offer = own(campaignId);
        new Check().that(text == null || text.length() <= 1000, "text", "too-long", "At most 1000 characters.").done();
        if (offer.open() || offer.access() == Status.REQUESTED) {
            return offer;
        }
        if (offer.visibility() == Visibility.PRIVATE || offer.access() == Status.REFUSED) {
            throw new Conflict("campaign-not-open", "This campaign takes no requests from you. Write to us if you think it should.");
        }
        AccessEntity asked = held(campaignId, offer.advertiserId(), partner);
        asked.ask(text == null || text.isBlank() ? null : text.strip(), clock.instant());
        Versions.flush(em, WHAT);
        audit.note("request", WHAT, asked.id(), offer.campaign(), offer.advertiserId(), null, asked.record(offer.campaign(), null));
        if (offer.visibility() == Visibility.PUBLIC) {
            authority.marketing(offer.advertiserId(), () -> grant(campaignId, partner));
        }
        return own(campaignId);
    }

    @Override
    public Offer.Terms of(UUID campaignId) {
        authority.requireStaff();
        campaigns.get(campaignId);
        return shown(campaignId);
    }

    @Override
    public Offer.Terms show(UUID campaignId, Offer.Terms next) {
        authority.require(Role.MARKETER);
        Campaign campaign = campaigns.get(campaignId);
        new Check().that(next.visibility() != null, "visibility", "required", "Use public, on-request or private.")
                .that(next.summary() == null || next.summary().length() <= 2000, "summary", "too-long", "At most 2000 characters.")
                .that(next.standardAgreementId() == null || agreements.get(next.standardAgreementId()).campaignId().equals(campaignId), "standardAgreementId",
                        "agreement-of-another", "The agreement is another campaign's.").done();
        Offer.Terms before = shown(campaignId);
        OfferEntity offer = em.find(OfferEntity.class, campaignId);
        if (offer == null) {
            offer = new OfferEntity(campaignId);
            offer.show(next);
            em.persist(offer);
        } else {
            offer.show(next);
        }
        Versions.flush(em, "campaign-offer", () -> new Conflict("already-exists", "Somebody else has just offered this campaign. Look again."));
        audit.note("offer", "campaign", campaignId, campaign.name(), campaign.advertiserId(), before, offer.terms());
        return offer.terms();
    }

    @Override
    public Page<CampaignAccess> requests(UUID campaignId, Status status, PageRequest page) {
        authority.requireStaff();
        return Listing.of(em, AccessEntity.class).is("advertiserId", authority.advertiserScope().orElse(null)).is("campaignId", campaignId)
                .is("status", status == null ? null : status.key()).page(page, AccessEntity::id, found -> found.stream().map(this::named).toList());
    }

    @Override
    public CampaignAccess grant(UUID campaignId, UUID partnerId) {
        authority.require(Role.MARKETER);
        Campaign campaign = campaigns.get(campaignId);
        AccessEntity access = held(campaignId, campaign.advertiserId(), partner(partnerId).id());
        access.decide(Status.GRANTED, null, authority.caller().name(), clock.instant());
        Versions.flush(em, WHAT);
        agree(campaignId, partnerId);
        return noted("grant", campaign, access);
    }

    /** The campaign's standard terms, word for word, from now on, or once a second person has agreed. */
    private void agree(UUID campaignId, UUID partnerId) {
        UUID standard = shown(campaignId).standardAgreementId();
        Instant now = clock.instant();
        if (standard != null && terms.inForce(campaignId, partnerId, now).isEmpty()) {
            proposals.copy(standard, partnerId);
        }
    }

    @Override
    public CampaignAccess refuse(UUID campaignId, UUID partnerId, String reason) {
        authority.require(Role.MARKETER);
        new Check().text("reason", reason, 500).done();
        Campaign campaign = campaigns.get(campaignId);
        AccessEntity access = access(campaignId, partnerId).orElseThrow(() -> new NotFound("request", partnerId));
        access.decide(Status.REFUSED, reason.strip(), authority.caller().name(), clock.instant());
        Versions.flush(em, WHAT);
        return noted("refuse", campaign, access);
    }

    private AccessEntity held(UUID campaignId, UUID advertiserId, UUID partnerId) {
        return access(campaignId, partnerId).orElseGet(() -> {
            AccessEntity added = new AccessEntity(campaignId, advertiserId, partnerId, clock.instant());
            em.persist(added);
            return added;
        });
    }

    private Optional<AccessEntity> access(UUID campaignId, UUID partnerId) {
        return Listing.of(em, AccessEntity.class).is("campaignId", campaignId).is("partnerId", partnerId).top("e.id", 1).stream().findFirst();
    }

    private Offer.Terms shown(UUID campaignId) {
        return Optional.ofNullable(em.find(OfferEntity.class, campaignId)).map(OfferEntity::terms).orElse(PRIVATE);
    }

    private Partner partner(UUID id) {
        return Optional.ofNullable(id).flatMap(partners::find).orElseThrow(() -> new NotFound("partner", id));
    }

    private List<UUID> ids(String jpql, UUID partner) {
        return em.createQuery(jpql, UUID.class).setParameter("partner", partner).setMaxResults(MOST).getResultList();
    }

    private CampaignAccess named(AccessEntity access) {
        return access.record(campaigns.find(access.campaignId()).map(Campaign::name).orElse(null), partners.find(access.partnerId()).map(Partner::name).orElse(null));
    }

    private CampaignAccess noted(String action, Campaign campaign, AccessEntity access) {
        CampaignAccess after = named(access);
        audit.note(action, WHAT, after.id(), campaign.name(), campaign.advertiserId(), null, after);
        return after;
    }
}
