package io.plumbline.campaign.advertiser;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.AdvertiserDraft;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.persistence.Listing;
import io.plumbline.campaign.persistence.Versions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import io.plumbline.shared.Stale;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Stateless
public class AdvertiserDesk implements Advertisers {

    private static final String WHAT = "advertiser";
    private static final String DEMO = "system:demo";

    @Inject
    private EntityManager em;
    @Inject
    private Clock clock;
    @Inject
    private Authority authority;
    @Inject
    private AuditTrail audit;

    @Override
    public Advertiser add(AdvertiserDraft draft) {
        authority.require(Role.MARKETER);
        if (authority.advertiserScope().isPresent()) {
            throw new Forbidden("You are confined to one advertiser and cannot add another.");
        }
        AdvertiserEntity added = new AdvertiserEntity(AdvertiserRules.sound(draft), DEMO.equals(authority.caller().name()), clock.instant());
        em.persist(added);
        Versions.flush(em, WHAT);
        return noted("create", null, added.record());
    }

    @Override
    public Advertiser amend(UUID id, Long expectedVersion, AdvertiserDraft draft) {
        authority.require(Role.MARKETER);
        authority.requireAdvertiser(id, WHAT, id);
        AdvertiserEntity found = Versions.forChange(em, AdvertiserEntity.class, WHAT, id);
        Stale.unless(WHAT, expectedVersion, found.version());
        Advertiser before = found.record();
        AdvertiserDraft sound = AdvertiserRules.sound(draft);
        if (!sound.currency().equals(before.currency()) && plansAnything(id)) {
            throw new Conflict("currency-in-use", "The currency cannot change once there are campaigns: their figures are kept in it.");
        }
        found.take(sound);
        Versions.flush(em, WHAT);
        return noted("change", before, found.record());
    }

    @Override
    public Advertiser get(UUID id) {
        authority.requireStaff();
        authority.requireAdvertiser(id, WHAT, id);
        return Versions.get(em, AdvertiserEntity.class, WHAT, id).record();
    }

    @Override
    public Page<Advertiser> list(String text, PageRequest page) {
        authority.requireStaff();
        return inScope().contains(text, "name").page(page, AdvertiserEntity::id, AdvertiserDesk::records);
    }

    @Override
    public List<Advertiser> choices() {
        authority.requireStaff();
        return records(inScope().byName());
    }

    @Override
    public Optional<Advertiser> find(UUID id) {
        return Optional.ofNullable(em.find(AdvertiserEntity.class, id)).map(AdvertiserEntity::record);
    }

    private Listing<AdvertiserEntity> inScope() {
        return Listing.of(em, AdvertiserEntity.class).is("id", authority.advertiserScope().orElse(null));
    }

    private boolean plansAnything(UUID id) {
        return em.createQuery("select count(c) from CampaignEntity c where c.advertiserId = :id", Long.class)
                .setParameter("id", id).getSingleResult() > 0;
    }

    private Advertiser noted(String action, Advertiser before, Advertiser after) {
        audit.note(action, WHAT, after.id(), after.name(), after.id(), withoutSecret(before), withoutSecret(after));
        return after;
    }

    private static Advertiser withoutSecret(Advertiser a) {
        return a == null || a.postbackToken() == null ? a : new Advertiser(a.id(), a.version(), a.name(), a.currency(), a.timeZone(),
                a.homeUrl(), a.domains(), "set", a.demo(), a.createdAt());
    }

    private static List<Advertiser> records(List<AdvertiserEntity> found) {
        return found.stream().map(AdvertiserEntity::record).toList();
    }
}
