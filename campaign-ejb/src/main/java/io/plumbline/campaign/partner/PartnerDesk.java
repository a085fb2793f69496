package io.plumbline.campaign.partner;

import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.Partner;
import io.plumbline.campaign.api.PartnerDraft;
import io.plumbline.campaign.api.Partners;
import io.plumbline.campaign.api.PlanStatus;
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

/** Partners work for several advertisers, so all staff see all of them. */
@Stateless
public class PartnerDesk implements Partners {

    private static final String WHAT = "partner";

    @Inject
    private EntityManager em;
    @Inject
    private Clock clock;
    @Inject
    private Authority authority;
    @Inject
    private AuditTrail audit;

    @Override
    public Partner add(PartnerDraft draft) {
        authority.require(Role.MARKETER);
        PartnerEntity added = new PartnerEntity(grouped(PartnerEntity.sound(draft)), clock.instant());
        em.persist(added);
        Versions.flush(em, WHAT);
        return noted("create", null, added.record());
    }

    @Override
    public Partner amend(UUID id, Long expectedVersion, PartnerDraft draft) {
        PartnerEntity found = forChange(id, expectedVersion);
        Partner before = found.record();
        PartnerDraft sound = grouped(PartnerEntity.sound(new PartnerDraft(draft.name(), draft.type(), draft.email(), draft.currency(), null, draft.group())));
        if (!sound.currency().equals(before.currency()) && hasAgreed(id)) {
            throw new Conflict("currency-in-use", "The currency cannot change once there are agreements: their prices are in it.");
        }
        found.take(sound);
        Versions.flush(em, WHAT);
        return noted("change", before, found.record());
    }

    @Override
    public Partner move(UUID id, Long expectedVersion, PlanStatus next) {
        PartnerEntity found = forChange(id, expectedVersion);
        Partner before = found.record();
        found.move(next);
        Versions.flush(em, WHAT);
        return before.status() == next ? before : noted(next.key(), before, found.record());
    }

    @Override
    public Partner ban(UUID id, Long expectedVersion, String reason) {
        new Check().text("reason", reason, 500).done();
        PartnerEntity found = forChange(id, expectedVersion);
        Partner before = found.record();
        found.ban(reason.strip());
        Versions.flush(em, WHAT);
        em.createQuery("update versioned UserEntity u set u.active = false where u.partnerId = :id").setParameter("id", id).executeUpdate();
        em.createQuery("update versioned ApiKeyEntity k set k.revokedAt = :now where k.partnerId = :id and k.revokedAt is null")
                .setParameter("now", clock.instant()).setParameter("id", id).executeUpdate();
        return noted("ban", before, found.record());
    }

    @Override
    public Partner get(UUID id) {
        authority.requireStaff();
        return Versions.get(em, PartnerEntity.class, WHAT, id).record();
    }

    @Override
    public Page<Partner> list(PlanStatus status, String text, PageRequest page) {
        authority.requireStaff();
        return Listing.of(em, PartnerEntity.class).is("status", status == null ? null : status.key()).contains(text, "name")
                .page(page, PartnerEntity::id, PartnerDesk::records);
    }

    @Override
    public Optional<Partner> named(String nameOrId) {
        return Listing.of(em, PartnerEntity.class).named(nameOrId).map(PartnerEntity::record);
    }

    @Override
    public Optional<Partner> find(UUID id) {
        return Optional.ofNullable(em.find(PartnerEntity.class, id)).map(PartnerEntity::record);
    }

    private PartnerEntity forChange(UUID id, Long expectedVersion) {
        authority.require(Role.MARKETER);
        PartnerEntity found = Versions.forChange(em, PartnerEntity.class, WHAT, id);
        Stale.unless(WHAT, expectedVersion, found.version());
        return found;
    }

    private PartnerDraft grouped(PartnerDraft sound) {
        boolean known = sound.group() == null || em.createQuery("select count(g) from PartnerGroupEntity g where g.key = :key", Long.class)
                .setParameter("key", sound.group()).getSingleResult() > 0;
        new Check().that(known, "group", "group-not-found", "There is no partner group with this key.").done();
        return sound;
    }

    private boolean hasAgreed(UUID id) {
        return em.createQuery("select count(a) from AgreementEntity a where a.partnerId = :id", Long.class)
                .setParameter("id", id).getSingleResult() > 0;
    }

    private Partner noted(String action, Partner before, Partner after) {
        audit.note(action, WHAT, after.id(), after.name(), null, before, after);
        return after;
    }

    private static List<Partner> records(List<PartnerEntity> found) {
        return found.stream().map(PartnerEntity::record).toList();
    }
}
