package io.plumbline.campaign.landing;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.LandingContent;
import io.plumbline.campaign.api.LandingDoor;
import io.plumbline.campaign.persistence.Listing;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Stateless
public class DoorDesk implements LandingDoor {

    private static final int LONGEST_CODE = 60;
    private static final int CHUNK = 5000;

    @Inject
    private EntityManager em;
    @Inject
    private Campaigns campaigns;
    @Inject
    private Advertisers advertisers;

    public DoorDesk() {
        // for the container
    }

    DoorDesk(EntityManager em, Campaigns campaigns, Advertisers advertisers) {
        this.em = em;
        this.campaigns = campaigns;
        this.advertisers = advertisers;
    }

    @Override
    public Optional<Open> open(String code) {
        return code == null || code.length() > LONGEST_CODE ? Optional.empty() : Listing.of(em, LandingPageEntity.class).is("code", code).top("e.id", 1).stream().findFirst()
                .map(page -> new Open(page.id(), page.advertiserId(), page.campaignId(), page.goal(), page.code(), page.publishedNumber(),
                        page.publishedNumber() == null ? null : content(page.id(), page.publishedNumber()).orElse(null), page.secret(), elsewhere(page)));
    }

    private String elsewhere(LandingPageEntity page) {
        return campaigns.find(page.campaignId()).map(Campaign::fallbackUrl)
                .or(() -> advertisers.find(page.advertiserId()).map(Advertiser::homeUrl)).orElse(null);
    }

    @Override
    public Optional<LandingContent> content(UUID pageId, int number) {
        return em.createQuery("select v from LandingVersionEntity v where v.pageId = :page and v.number = :number", LandingVersionEntity.class).setParameter("page", pageId)
                .setParameter("number", number).getResultStream().findFirst().filter(LandingVersionEntity::isPublished).map(LandingVersionEntity::content);
    }

    /** By itself: what it counts has happened, whatever else fails. */
    @Override
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void count(UUID pageId, int number, Seen what, Instant at) {
        new Counts(em).add(new Tally(pageId, number, what, at.atZone(ZoneOffset.UTC).toLocalDate(), 1));
    }

    @Override
    public void count(List<Tally> seen) {
        Counts counts = new Counts(em);
        // In one order for all nodes: two that meet can only queue.
        seen.stream().sorted(Comparator.comparing(Tally::pageId).thenComparing(Tally::day).thenComparing(Tally::what).thenComparing(Tally::number)).forEach(counts::add);
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean take(UUID pageId, String nonce, Instant now) {
        return em.createNativeQuery("insert into campaign.landing_ticket (nonce, page_id, used_at) values (:nonce, :page, :now) on conflict do nothing").setParameter("nonce", nonce)
                .setParameter("page", pageId).setParameter("now", now).executeUpdate() == 1;
    }

    @Override
    public boolean taken(String nonce) {
        return !em.createNativeQuery("select nonce from campaign.landing_ticket where nonce = :nonce").setParameter("nonce", nonce).getResultList().isEmpty();
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean forget(Instant before) {
        return em.createNativeQuery("delete from campaign.landing_ticket where nonce in (select nonce from campaign.landing_ticket where used_at < :before limit " + CHUNK + ")")
                .setParameter("before", before).executeUpdate() == CHUNK;
    }
}
