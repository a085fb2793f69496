package io.plumbline.campaign.creative;

import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Creative;
import io.plumbline.campaign.api.CreativeDraft;
import io.plumbline.campaign.api.CreativeState;
import io.plumbline.campaign.api.CreativeUpload;
import io.plumbline.campaign.api.CreativeVersion;
import io.plumbline.campaign.api.CreativeWords;
import io.plumbline.campaign.api.Creatives;
import io.plumbline.campaign.api.Offer;
import io.plumbline.campaign.api.Offers;
import io.plumbline.campaign.api.Proposals;
import io.plumbline.campaign.api.Workspace;
import io.plumbline.campaign.creative.CreativeVersionEntity.State;
import io.plumbline.campaign.persistence.Listing;
import io.plumbline.campaign.persistence.Versions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import io.plumbline.shared.Stale;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

@Stateless
public class CreativeDesk implements Creatives {

    private static final String WHAT = "creative";
    private static final int LONGEST = 500;
    private static final int MOST_OWN = 500;

    @Inject
    private EntityManager em;
    @Inject
    private Clock clock;
    @Inject
    private Authority authority;
    @Inject
    private AuditTrail audit;
    @Inject
    private Advertisers advertisers;
    @Inject
    private Campaigns campaigns;
    @Inject
    private Offers offers;
    @Inject
    private Proposals proposals;
    @Inject
    private Workspace workspace;

    public CreativeDesk() {
        // for the container
    }

    CreativeDesk(EntityManager em, Clock clock, Authority authority, AuditTrail audit, Advertisers advertisers, Campaigns campaigns, Offers offers, Proposals proposals,
            Workspace workspace) {
        this.em = em;
        this.clock = clock;
        this.authority = authority;
        this.audit = audit;
        this.advertisers = advertisers;
        this.campaigns = campaigns;
        this.offers = offers;
        this.proposals = proposals;
        this.workspace = workspace;
    }

    @Override
    public Creative add(CreativeDraft draft) {
        authority.require(Role.MARKETER);
        CreativeDraft sound = rules().sound(draft);
        CreativeEntity added = new CreativeEntity(sound.code() == null ? Codes.next() : sound.code(), sound, clock.instant());
        em.persist(added);
        return noted("create", null, added);
    }

    @Override
    public Creative amend(UUID id, Long expectedVersion, CreativeDraft draft) {
        authority.require(Role.MARKETER);
        CreativeEntity found = held(id);
        Stale.unless(WHAT, expectedVersion, found.version());
        new Check().that(draft.advertiserId() == null || draft.advertiserId().equals(found.advertiserId()), "advertiserId", "immutable", "This cannot change.")
                .that(draft.kind() == null || draft.kind() == found.kind(), "kind", "immutable", "This cannot change: add another creative.")
                .that(draft.code() == null || draft.code().equals(found.code()), "code", "immutable", "This cannot change: pages and links already carry it.").done();
        Creative before = record(found);
        found.take(rules().sound(new CreativeDraft(found.advertiserId(), draft.name(), found.kind(), draft.campaignIds(), draft.startsOn(), draft.endsOn(), draft.fallbackId(),
                draft.archived())));
        rules().refuseCircle(found);
        return noted("change", before, found);
    }

    @Override
    public Creative get(UUID id) {
        authority.requireReader();
        CreativeEntity found = Versions.get(em, CreativeEntity.class, WHAT, id);
        authority.requireAdvertiser(found.advertiserId(), WHAT, id);
        if (authority.isPartner()) {
            return own(one -> one.id().equals(id)).stream().findFirst().orElseThrow(() -> new NotFound(WHAT, id));
        }
        return record(found);
    }

    @Override
    public Page<Creative> list(Asked asked, PageRequest page) {
        authority.requireReader();
        if (authority.isPartner()) {
            return new Page<>(own(one -> (asked.kind() == null || one.kind() == asked.kind()) && (asked.advertiserId() == null || one.advertiserId().equals(asked.advertiserId()))
                    && (asked.campaignId() == null || serves(one, asked.campaignId()))), null);
        }
        Listing<CreativeEntity> listing = Listing.of(em, CreativeEntity.class).is("advertiserId", asked.advertiserId())
                .where("e.advertiserId = :scope", "scope", authority.advertiserScope().orElse(null)).is("kind", asked.kind() == null ? null : asked.kind().key())
                .is("archived", "archived".equals(asked.show())).contains(asked.text(), "name", "code");
        if (asked.campaignId() != null) {
            listing.where("(:campaign member of e.campaigns or e.campaigns is empty)", "campaign", asked.campaignId())
                    .where("e.advertiserId = :of", "of", campaigns.find(asked.campaignId()).map(Campaign::advertiserId).orElse(asked.campaignId()));
        }
        if ("waiting".equals(asked.show())) {
            listing.where("exists (select 1 from CreativeVersionEntity v where v.creativeId = e.id and v.state = :state)", "state", "proposed");
        } else if ("expiring".equals(asked.show())) {
            LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
            listing.where("e.endsOn <= :soon", "soon", today.plusDays(SOON_DAYS)).where("e.endsOn >= :today", "today", today).where("e.liveNumber >= :first", "first", 1);
        }
        return listing.page(page, CreativeEntity::id, found -> book().records(found, clock.instant()));
    }

    @Override
    public Optional<Creative> byCode(UUID campaignId, String code) {
        authority.requireReader();
        Optional<CreativeEntity> found = em.createQuery("select e from CreativeEntity e where e.code = :code", CreativeEntity.class).setParameter("code", code).getResultStream().findFirst()
                .filter(one -> authority.advertiserScope().map(one.advertiserId()::equals).orElse(true));
        Optional<Creative> fit = found.map(this::record).filter(one -> serves(one, campaignId));
        return !authority.isPartner() ? fit : fit.filter(one -> one.state() == CreativeState.LIVE)
                .filter(one -> offers.own().stream().anyMatch(offer -> offer.open() && offer.campaignId().equals(campaignId))).map(Creative::redacted);
    }

    /** What is live in campaigns that are open to the partner who asks, by name. */
    private List<Creative> own(Predicate<Creative> asked) {
        List<Offer> open = offers.own().stream().filter(Offer::open).toList();
        if (open.isEmpty()) {
            return List.of();
        }
        Set<UUID> mine = open.stream().map(Offer::campaignId).collect(Collectors.toSet());
        List<CreativeEntity> candidates = em.createQuery("select e from CreativeEntity e where e.advertiserId in :advertisers and e.archived = false and e.liveNumber is not null"
                + " order by lower(e.name), e.id", CreativeEntity.class).setParameter("advertisers", open.stream().map(Offer::advertiserId).distinct().toList())
                .setMaxResults(MOST_OWN).getResultList().stream().filter(one -> one.campaigns().isEmpty() || one.campaigns().stream().anyMatch(mine::contains)).toList();
        return book().records(candidates, clock.instant()).stream().filter(one -> one.state() == CreativeState.LIVE).filter(asked).map(Creative::redacted).toList();
    }

    private boolean serves(Creative creative, UUID campaignId) {
        return creative.campaignIds().contains(campaignId)
                || creative.campaignIds().isEmpty() && campaigns.find(campaignId).filter(c -> c.advertiserId().equals(creative.advertiserId())).isPresent();
    }

    @Override
    public List<CreativeVersion> versions(UUID id) {
        return book().versions(seen(id).id(), MOST_VERSIONS);
    }

    @Override
    public Creative put(UUID id, CreativeUpload upload) {
        authority.require(Role.MARKETER);
        CreativeEntity found = held(id);
        if (upload.file() != null && upload.file().length > LARGEST) {
            throw new Invalid("file", "file-too-large", "At most " + (LARGEST >> 20) + " MB.");
        }
        CreativeVersionEntity again = upload.file() == null && upload.fileOf() != null ? book().version(id, upload.fileOf()) : null;
        UUID fileId = again == null ? null : again.fileId();
        List<String> remarks = again == null ? List.of() : again.remarks();
        CreativeWords words = MediaRules.sound(found.kind(), upload.words(), upload.file() != null || fileId != null);
        if (upload.file() != null) {
            Found looked = MediaProbe.look(upload.file(), upload.declaredType());
            remarks = MediaRules.judge(found.kind(), looked, upload.file().length);
            fileId = new MediaStore(em).keep(found.advertiserId(), upload.file(), looked, clock.instant()).id();
        }
        em.persist(new CreativeVersionEntity(id, found.nextNumber(MOST_VERSIONS), words, fileId, remarks, caller(), clock.instant()));
        return noted("upload", null, found);
    }

    @Override
    public Creative propose(UUID id, int number) {
        authority.require(Role.MARKETER);
        CreativeEntity found = held(id);
        CreativeVersionEntity version = book().version(id, number);
        version.propose(caller(), clock.instant());
        if (!isSecondPersonNeeded()) {
            show(found, version, null, false);
        }
        return noted("propose", null, found);
    }

    @Override
    public Creative approve(UUID id, int number, String reason) {
        authority.require(Role.APPROVER, Role.FINANCE);
        CreativeEntity found = held(id);
        show(found, book().version(id, number), said(reason, false), isSecondPersonNeeded());
        return noted("approve", null, found);
    }

    private void show(CreativeEntity creative, CreativeVersionEntity next, String reason, boolean bySecond) {
        next.decide(State.APPROVED, caller(), clock.instant(), reason, bySecond);
        if (creative.liveNumber() != null) {
            book().version(creative.id(), creative.liveNumber()).replace();
        }
        creative.show(next.number());
    }

    @Override
    public Creative refuse(UUID id, int number, String reason) {
        authority.require(Role.APPROVER, Role.FINANCE);
        CreativeEntity found = held(id);
        book().version(id, number).decide(State.REFUSED, caller(), clock.instant(), said(reason, true), isSecondPersonNeeded());
        return noted("refuse", null, found);
    }

    @Override
    public Creative discard(UUID id, int number) {
        authority.require(Role.MARKETER);
        CreativeEntity found = held(id);
        CreativeVersionEntity version = book().version(id, number);
        version.refuseDiscarding();
        em.remove(version);
        em.flush();
        if (version.fileId() != null) {
            new MediaStore(em).free(found.advertiserId(), version.fileId());
        }
        return noted("discard", null, found);
    }

    @Override
    public byte[] content(UUID id, int number) {
        UUID file = book().version(seen(id).id(), number).fileId();
        return (file == null ? Optional.<byte[]>empty() : new MediaStore(em).content(file)).orElseThrow(() -> new NotFound("file", number));
    }

    @Override
    public Storage storage(UUID advertiserId) {
        authority.requireStaff();
        advertisers.get(advertiserId);
        return new MediaStore(em).storage(advertiserId);
    }

    private boolean isSecondPersonNeeded() {
        return proposals.policy().secondPerson();
    }

    private CreativeEntity seen(UUID id) {
        authority.requireStaff();
        CreativeEntity found = Versions.get(em, CreativeEntity.class, WHAT, id);
        authority.requireAdvertiser(found.advertiserId(), WHAT, id);
        return found;
    }

    /** Of two who decide at once the second waits here, and then sees what the first decided. */
    private CreativeEntity held(UUID id) {
        CreativeEntity found = Versions.forChange(em, CreativeEntity.class, WHAT, id);
        authority.requireAdvertiser(found.advertiserId(), WHAT, id);
        return found;
    }

    private CreativeBook book() {
        return new CreativeBook(em, advertisers, workspace.baseUrl());
    }

    private CreativeRules rules() {
        return new CreativeRules(em, authority, advertisers, campaigns);
    }

    private Creative record(CreativeEntity one) {
        return book().records(List.of(one), clock.instant()).get(0);
    }

    private Creative noted(String action, Creative before, CreativeEntity subject) {
        Versions.flush(em, WHAT, () -> new Conflict("code-taken", "Another creative has this code."));
        Creative after = record(subject);
        audit.note(action, WHAT, after.id(), after.name(), after.advertiserId(), before, after);
        return after;
    }

    private static String said(String reason, boolean required) {
        Check check = new Check();
        (required ? check.text("reason", reason, LONGEST) : check.optionalText("reason", reason, LONGEST)).done();
        return reason == null || reason.isBlank() ? null : reason.strip();
    }

    private String caller() {
        return authority.caller().name();
    }
}
