package io.plumbline.campaign.landing;

import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Goals;
import io.plumbline.campaign.api.LandingDraft;
import io.plumbline.campaign.api.LandingPage;
import io.plumbline.campaign.api.LandingPages;
import io.plumbline.campaign.api.LandingVersion;
import io.plumbline.campaign.api.Workspace;
import io.plumbline.campaign.persistence.Listing;
import io.plumbline.campaign.persistence.Versions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import io.plumbline.shared.Stale;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

@Stateless
public class LandingDesk implements LandingPages {

    private static final String WHAT = "landing-page";
    private static final int MOST_VERSIONS = 500;

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
    private Goals goals;
    @Inject
    private Workspace workspace;

    public LandingDesk() {
        // for the container
    }

    LandingDesk(EntityManager em, Clock clock, Authority authority, AuditTrail audit, Campaigns campaigns, Advertisers advertisers, Goals goals, Workspace workspace) {
        this.em = em;
        this.clock = clock;
        this.authority = authority;
        this.audit = audit;
        this.campaigns = campaigns;
        this.advertisers = advertisers;
        this.goals = goals;
        this.workspace = workspace;
    }

    @Override
    public LandingPage add(LandingDraft draft) {
        authority.require(Role.MARKETER);
        LandingRules.Sound sound = rules().sound(draft);
        LandingPageEntity added = new LandingPageEntity(sound, clock.instant());
        em.persist(added);
        em.persist(new LandingVersionEntity(added.id(), 1, sound.content(), caller(), clock.instant()));
        Versions.flush(em, WHAT, () -> new Conflict("code-taken", "Another page has the address " + sound.code() + "."));
        return noted("create", null, added);
    }

    @Override
    public LandingPage amend(UUID id, Long expectedVersion, LandingDraft draft) {
        LandingPageEntity found = held(id, expectedVersion);
        new Check().that(draft.campaignId() == null || draft.campaignId().equals(found.campaignId()), "campaignId", "immutable", "This cannot change: leads already carry it.")
                .that(draft.code() == null || draft.code().equals(found.code()), "code", "immutable", "This cannot change: links lead here.").done();
        LandingPage before = record(found);
        LandingRules.Sound sound = rules().sound(new LandingDraft(found.campaignId(), draft.goal(), found.code(), draft.name(), draft.content()));
        found.take(sound);
        if (!sound.content().equals(before.latest().content())) {
            write(found, sound);
        }
        em.lock(found, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        return noted("change", before, found);
    }

    private void write(LandingPageEntity page, LandingRules.Sound sound) {
        LandingVersionEntity last = version(page.id(), page.lastNumber());
        if (last.isPublished()) {
            int number = page.nextNumber(MOST_VERSIONS);
            em.persist(new LandingVersionEntity(page.id(), number, sound.content(), caller(), clock.instant()));
        } else {
            last.write(sound.content(), caller(), clock.instant());
        }
    }

    @Override
    public LandingPage publish(UUID id, Long expectedVersion) {
        LandingPageEntity found = held(id, expectedVersion);
        LandingPage before = record(found);
        version(id, found.lastNumber()).publish(caller(), clock.instant());
        found.publish();
        return noted("publish", before, found);
    }

    @Override
    public LandingPage unpublish(UUID id, Long expectedVersion) {
        LandingPageEntity found = held(id, expectedVersion);
        LandingPage before = record(found);
        found.unpublish();
        return noted("unpublish", before, found);
    }

    @Override
    public LandingPage get(UUID id) {
        return record(seen(id));
    }

    @Override
    public Page<LandingPage> list(UUID advertiserId, UUID campaignId, String text, PageRequest page) {
        authority.requireStaff();
        return Listing.of(em, LandingPageEntity.class).is("advertiserId", advertiserId).where("e.advertiserId = :scope", "scope", authority.advertiserScope().orElse(null))
                .is("campaignId", campaignId).contains(text, "name", "code").page(page, LandingPageEntity::id, this::records);
    }

    @Override
    public List<LandingVersion> versions(UUID id) {
        return em.createQuery("select v from LandingVersionEntity v where v.pageId = :page order by v.number desc", LandingVersionEntity.class).setParameter("page", seen(id).id())
                .setMaxResults(MOST_VERSIONS).getResultStream().map(LandingVersionEntity::record).toList();
    }

    @Override
    public Figures figures(UUID id, Integer number, LocalDate from, LocalDate to) {
        return new Counts(em).of(seen(id).id(), number, from, to);
    }

    private LandingPageEntity seen(UUID id) {
        authority.requireStaff();
        LandingPageEntity found = Versions.get(em, LandingPageEntity.class, WHAT, id);
        authority.requireAdvertiser(found.advertiserId(), WHAT, id);
        return found;
    }

    private LandingPageEntity held(UUID id, Long expectedVersion) {
        authority.require(Role.MARKETER);
        LandingPageEntity found = Versions.forChange(em, LandingPageEntity.class, WHAT, id);
        authority.requireAdvertiser(found.advertiserId(), WHAT, id);
        Stale.unless(WHAT, expectedVersion, found.version());
        return found;
    }

    private LandingVersionEntity version(UUID pageId, int number) {
        return em.createQuery("select v from LandingVersionEntity v where v.pageId = :page and v.number = :number", LandingVersionEntity.class).setParameter("page", pageId)
                .setParameter("number", number).getSingleResult();
    }

    private LandingRules rules() {
        return new LandingRules(authority, campaigns, advertisers, goals);
    }

    private LandingPage record(LandingPageEntity one) {
        return records(List.of(one)).get(0);
    }

    private List<LandingPage> records(List<LandingPageEntity> pages) {
        if (pages.isEmpty()) {
            return List.of();
        }
        Map<UUID, LandingVersionEntity> latest = em.createQuery("select v from LandingVersionEntity v, LandingPageEntity p where p.id = v.pageId and v.number = p.lastNumber and p.id in :ids",
                LandingVersionEntity.class).setParameter("ids", pages.stream().map(LandingPageEntity::id).toList()).getResultStream()
                .collect(Collectors.toMap(LandingVersionEntity::pageId, Function.identity()));
        return pages.stream().map(page -> page.record(workspace.baseUrl(), latest.get(page.id()).record())).toList();
    }

    private LandingPage noted(String action, LandingPage before, LandingPageEntity subject) {
        Versions.flush(em, WHAT);
        LandingPage after = record(subject);
        audit.note(action, WHAT, after.id(), after.name(), after.advertiserId(), before, after);
        return after;
    }

    private String caller() {
        return authority.caller().name();
    }
}
