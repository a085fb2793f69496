package io.plumbline.campaign.planning;

import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.CampaignDraft;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.campaign.api.Workspace;
import io.plumbline.campaign.link.Loops;
import io.plumbline.campaign.persistence.Listing;
import io.plumbline.campaign.persistence.Versions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
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
public class CampaignDesk implements Campaigns {

    private static final String WHAT = "campaign";

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
    private Workspace workspace;

    @Override
    public Campaign add(CampaignDraft draft) {
        authority.require(Role.MARKETER);
        Check check = new Check().that(Owners.of(authority, advertisers, draft.advertiserId()).isPresent(), "advertiserId",
                "advertiser-not-found", "Choose an advertiser.");
        CampaignEntity added = new CampaignEntity(CampaignRules.sound(draft, check), clock.instant());
        em.persist(added);
        Versions.flush(em, WHAT);
        return noted("create", null, added.record());
    }

    @Override
    public Campaign amend(UUID id, Long expectedVersion, CampaignDraft draft) {
        CampaignEntity found = forChange(id, expectedVersion);
        Campaign before = found.record();
        Check check = new Check().that(draft.advertiserId() == null || draft.advertiserId().equals(found.advertiserId()), "advertiserId",
                "immutable", "This cannot change: events already carry it.");
        found.take(CampaignRules.sound(new CampaignDraft(found.advertiserId(), draft.name(), draft.objective(), draft.channel(),
                draft.startsOn(), draft.endsOn(), draft.budget(), draft.targets(), draft.fallbackUrl(), null), check));
        Versions.flush(em, WHAT);
        new Loops(em, workspace.baseUrl()).refuseCampaign(id, draft.fallbackUrl());
        return noted("change", before, found.record());
    }

    @Override
    public Campaign move(UUID id, Long expectedVersion, PlanStatus next) {
        CampaignEntity found = forChange(id, expectedVersion);
        Campaign before = found.record();
        found.move(next);
        Versions.flush(em, WHAT);
        return before.status() == next ? before : noted(next.key(), before, found.record());
    }

    @Override
    public Campaign get(UUID id) {
        authority.requireStaff();
        CampaignEntity found = Versions.get(em, CampaignEntity.class, WHAT, id);
        authority.requireAdvertiser(found.advertiserId(), WHAT, id);
        return found.record();
    }

    @Override
    public Page<Campaign> list(UUID advertiserId, PlanStatus status, String text, PageRequest page) {
        authority.requireStaff();
        return inScope().is("advertiserId", advertiserId).is("status", status == null ? null : status.key()).contains(text, "name")
                .page(page, CampaignEntity::id, CampaignDesk::records);
    }

    @Override
    public Optional<Campaign> named(UUID advertiserId, String nameOrId) {
        return Listing.of(em, CampaignEntity.class).is("advertiserId", advertiserId).named(nameOrId).map(CampaignEntity::record);
    }

    @Override
    public Optional<Campaign> find(UUID id) {
        return Optional.ofNullable(em.find(CampaignEntity.class, id)).map(CampaignEntity::record);
    }

    private CampaignEntity forChange(UUID id, Long expectedVersion) {
        authority.require(Role.MARKETER);
        CampaignEntity found = Versions.forChange(em, CampaignEntity.class, WHAT, id);
        authority.requireAdvertiser(found.advertiserId(), WHAT, id);
        Stale.unless(WHAT, expectedVersion, found.version());
        return found;
    }

    private Listing<CampaignEntity> inScope() {
        return Listing.of(em, CampaignEntity.class).where("e.advertiserId = :scope", "scope", authority.advertiserScope().orElse(null));
    }

    private Campaign noted(String action, Campaign before, Campaign after) {
        audit.note(action, WHAT, after.id(), after.name(), after.advertiserId(), before, after);
        return after;
    }

    private static List<Campaign> records(List<CampaignEntity> found) {
        return found.stream().map(CampaignEntity::record).toList();
    }
}
