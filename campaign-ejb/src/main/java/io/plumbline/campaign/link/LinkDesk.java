package io.plumbline.campaign.link;

import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Choices;
import io.plumbline.campaign.api.Destination;
import io.plumbline.campaign.api.Link;
import io.plumbline.campaign.api.LinkDraft;
import io.plumbline.campaign.api.LinkPlan;
import io.plumbline.campaign.api.Links;
import io.plumbline.campaign.api.Partners;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.campaign.api.Workspace;
import io.plumbline.campaign.persistence.Listing;
import io.plumbline.campaign.persistence.Versions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Like;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import io.plumbline.shared.Stale;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@Stateless
public class LinkDesk implements Links {

    private static final String WHAT = "link";
    private static final int KEY_TRIES = 5;
    private static final String NEWEST = "e.id desc";

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
    private Partners partners;
    @Inject
    private Workspace workspace;

    @Override
    public Link add(LinkDraft draft) {
        authority.require(Role.MARKETER);
        Optional<Campaign> campaign = Optional.ofNullable(draft.campaignId()).flatMap(campaigns::find)
                .filter(c -> authority.advertiserScope().map(c.advertiserId()::equals).orElse(true));
        Check check = new Check().that(campaign.isPresent(), "campaignId", "campaign-not-found", "Choose a campaign.")
                .that(draft.partnerId() == null || partners.find(draft.partnerId()).isPresent(), "partnerId", "partner-not-found", "Choose a partner.");
        LinkDraft sound = LinkRules.sound(draft, check);
        LinkEntity added = new LinkEntity(freeKey(), campaign.orElseThrow(), sound, clock.instant());
        em.persist(added);
        new Destinations(em).add(added.id(), sound.destinations());
        Versions.flush(em, WHAT, () -> new Conflict("link-key-taken", "Two links were given one key in the same moment. Try again."));
        new Loops(em, workspace.baseUrl()).refuseLink(added.key());
        return noted("create", null, record(added));
    }

    @Override
    public Link amend(UUID id, Long expectedVersion, LinkDraft draft) {
        LinkEntity found = forChange(id, expectedVersion);
        Link before = record(found);
        Check check = new Check().that(draft.campaignId() == null || draft.campaignId().equals(found.campaignId()), "campaignId", "immutable",
                        "This cannot change: clicks already carry it.")
                .that(draft.partnerId() == null || draft.partnerId().equals(found.partnerId()), "partnerId", "immutable",
                        "This cannot change: clicks already carry it. Make another link.");
        LinkDraft sound = LinkRules.sound(new LinkDraft(found.campaignId(), found.partnerId(), draft.creativeId(), draft.destinations(),
                draft.fallbackUrl(), draft.name(), null), check);
        // Another destination is another version of the link, though no column of the link itself changes.
        em.lock(found, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        found.take(sound);
        new Destinations(em).replace(id, sound.destinations());
        Versions.flush(em, WHAT);
        new Loops(em, workspace.baseUrl()).refuseLink(found.key());
        return noted("change", before, record(found));
    }

    @Override
    public Link move(UUID id, Long expectedVersion, PlanStatus next) {
        LinkEntity found = forChange(id, expectedVersion);
        Link before = record(found);
        found.move(next);
        Versions.flush(em, WHAT);
        return before.status() == next ? before : noted(next.key(), before, record(found));
    }

    @Override
    public Link get(UUID id) {
        authority.requireReader();
        LinkEntity found = Versions.get(em, LinkEntity.class, WHAT, id);
        authority.requireAdvertiser(found.advertiserId(), WHAT, id);
        authority.requirePartnerOf(found.partnerId(), WHAT, id);
        return record(found);
    }

    @Override
    public Page<Link> list(UUID campaignId, UUID partnerId, PlanStatus status, String text, PageRequest page) {
        authority.requireReader();
        return inScope().is("campaignId", campaignId).is("partnerId", partnerId).is("status", status == null ? null : status.key())
                .contains(text, "name", "key").page(page, LinkEntity::id, this::records);
    }

    @Override
    public InUse inUse(UUID campaignId, UUID partnerId) {
        authority.requireStaff();
        Object[] found = inScope().is("campaignId", campaignId).is("partnerId", partnerId).is("status", PlanStatus.ACTIVE.key()).count("count(e), count(distinct e.partnerId)");
        return new InUse((Long) found[0], (Long) found[1]);
    }

    @Override
    public List<Link> of(UUID advertiserId, Collection<UUID> campaigns, PlanStatus status) {
        authority.requireReader();
        return records(inScope().is("status", status == null ? null : status.key()).where("e.advertiserId = :whose", "whose", advertiserId).where("e.campaignId in :campaigns", "campaigns", campaigns.isEmpty() ? null : campaigns)
                .top(NEWEST, Choices.BY_EYE));
    }

    @Override
    public List<Link> leadingTo(String url) {
        authority.requireStaff();
        return records(inScope().where("exists (select d from DestinationEntity d where d.linkId = e.id and d.retired = false and (d.url = :url or d.url like :with escape '!' or d.url like :at escape '!'))",
                        "url", url).with("with", Like.literal(url) + "?%").with("at", Like.literal(url) + "#%").top(NEWEST, Choices.BY_EYE));
    }

    @Override
    public Optional<LinkPlan> plan(String key) {
        return key == null ? Optional.empty() : new LinkPlans(em).byKey(key);
    }

    @Override
    public Optional<LinkPlan> plan(UUID linkId) {
        return new LinkPlans(em).byId(linkId);
    }

    private LinkEntity forChange(UUID id, Long expectedVersion) {
        authority.require(Role.MARKETER);
        LinkEntity found = Versions.forChange(em, LinkEntity.class, WHAT, id);
        authority.requireAdvertiser(found.advertiserId(), WHAT, id);
        Stale.unless(WHAT, expectedVersion, found.version());
        return found;
    }

    private Listing<LinkEntity> inScope() {
        return Listing.of(em, LinkEntity.class).is("advertiserId", authority.advertiserScope().orElse(null))
                .where("e.partnerId = :own", "own", authority.partnerScope().orElse(null));
    }

    private String freeKey() {
        for (int i = 0; i < KEY_TRIES; i++) {
            String key = LinkKeys.next();
            if (Listing.of(em, LinkEntity.class).is("key", key).top("e.id", 1).isEmpty()) {
                return key;
            }
        }
        throw new IllegalStateException("No free link key in " + KEY_TRIES + " tries");
    }

    private Link record(LinkEntity link) {
        return records(List.of(link)).get(0);
    }

    private List<Link> records(List<LinkEntity> links) {
        Map<UUID, List<Destination>> destinations = new Destinations(em).of(links.stream().map(LinkEntity::id).toList());
        List<Link> told = links.stream().map(link -> link.record(workspace.baseUrl(), destinations.getOrDefault(link.id(), List.of()))).toList();
        return authority.isPartner() ? told.stream().map(Link::withoutRouting).toList() : told;
    }

    private Link noted(String action, Link before, Link after) {
        audit.note(action, WHAT, after.id(), after.name(), after.advertiserId(), before, after);
        return after;
    }
}
