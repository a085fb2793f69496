package io.plumbline.campaign.planning;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.GoalDraft;
import io.plumbline.campaign.api.Goals;
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
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Stateless
public class GoalDesk implements Goals {

    private static final String WHAT = "goal";

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

    @Override
    public Goal add(GoalDraft draft) {
        authority.require(Role.MARKETER);
        Optional<Advertiser> owner = Owners.of(authority, advertisers, draft.advertiserId());
        new Check().that(owner.isPresent(), "advertiserId", "advertiser-not-found", "Choose an advertiser.").done();
        GoalEntity added = new GoalEntity(GoalRules.sound(draft), clock.instant());
        em.persist(added);
        Versions.flush(em, WHAT, () -> new Conflict("goal-exists", "This advertiser already has a goal " + draft.key() + "."));
        return noted("create", null, added.record());
    }

    @Override
    public Goal amend(UUID id, Long expectedVersion, GoalDraft draft) {
        authority.require(Role.MARKETER);
        GoalEntity found = Versions.forChange(em, GoalEntity.class, WHAT, id);
        authority.requireAdvertiser(found.advertiserId(), WHAT, id);
        Stale.unless(WHAT, expectedVersion, found.version());
        String key = draft.key() == null ? found.key() : draft.key();
        new Check().that(key.equals(found.key()), "key", "immutable", "This cannot change: conversions already carry it.")
                .that(draft.advertiserId() == null || draft.advertiserId().equals(found.advertiserId()), "advertiserId", "immutable",
                        "This cannot change: conversions already carry it.").done();
        Goal before = found.record();
        found.take(GoalRules.sound(new GoalDraft(found.advertiserId(), key, draft.name(), draft.kind(), draft.defaultValue(),
                draft.clickWindowDays(), draft.viewWindowDays())));
        Versions.flush(em, WHAT);
        return noted("change", before, found.record());
    }

    @Override
    public Goal get(UUID id) {
        authority.requireStaff();
        GoalEntity found = Versions.get(em, GoalEntity.class, WHAT, id);
        authority.requireAdvertiser(found.advertiserId(), WHAT, id);
        return found.record();
    }

    @Override
    public Page<Goal> list(UUID advertiserId, PageRequest page) {
        authority.requireStaff();
        return Listing.of(em, GoalEntity.class).is("advertiserId", advertiserId)
                .where("e.advertiserId = :scope", "scope", authority.advertiserScope().orElse(null))
                .page(page, GoalEntity::id, goals -> goals.stream().map(GoalEntity::record).toList());
    }

    @Override
    public Optional<Goal> find(UUID advertiserId, String key) {
        return key == null ? Optional.empty() : of(advertiserId).is("key", key).top("e.id", 1).stream().findFirst().map(GoalEntity::record);
    }

    @Override
    public Optional<Goal> find(UUID id) {
        return Optional.ofNullable(em.find(GoalEntity.class, id)).map(GoalEntity::record);
    }

    @Override
    public Optional<Goal> only(UUID advertiserId) {
        List<GoalEntity> goals = of(advertiserId).top("e.id", 2);
        return goals.size() == 1 ? Optional.of(goals.get(0).record()) : Optional.empty();
    }

    private Listing<GoalEntity> of(UUID advertiserId) {
        return Listing.of(em, GoalEntity.class).is("advertiserId", advertiserId);
    }

    private Goal noted(String action, Goal before, Goal after) {
        audit.note(action, WHAT, after.id(), after.name(), after.advertiserId(), before, after);
        return after;
    }
}
