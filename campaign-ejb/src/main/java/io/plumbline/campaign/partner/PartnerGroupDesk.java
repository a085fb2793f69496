package io.plumbline.campaign.partner;

import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.PartnerGroup;
import io.plumbline.campaign.api.PartnerGroups;
import io.plumbline.campaign.persistence.Listing;
import io.plumbline.campaign.persistence.Versions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Role;
import io.plumbline.shared.Stale;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

@Stateless
public class PartnerGroupDesk implements PartnerGroups {

    private static final String WHAT = "partner-group";

    @Inject
    private EntityManager em;
    @Inject
    private Clock clock;
    @Inject
    private Authority authority;
    @Inject
    private AuditTrail audit;

    @Override
    public PartnerGroup add(PartnerGroup.Draft draft) {
        authority.require(Role.MARKETER);
        PartnerGroupEntity added = new PartnerGroupEntity(draft, clock.instant());
        em.persist(added);
        Versions.flush(em, WHAT, () -> new Conflict("group-exists", "There is a partner group with this key already."));
        return noted("create", null, added.record());
    }

    @Override
    public PartnerGroup amend(UUID id, Long expectedVersion, PartnerGroup.Draft draft) {
        PartnerGroupEntity found = forChange(id);
        Stale.unless(WHAT, expectedVersion, found.version());
        PartnerGroup before = found.record();
        found.rename(draft);
        Versions.flush(em, WHAT);
        return noted("change", before, found.record());
    }

    @Override
    public void remove(UUID id) {
        PartnerGroupEntity found = forChange(id);
        em.remove(found);
        Versions.flush(em, WHAT, () -> new Conflict("group-in-use", "Partners are in this group. Move them to another one first."));
        audit.note("remove", WHAT, id, found.record().name(), null, found.record(), null);
    }

    @Override
    public PartnerGroup get(UUID id) {
        authority.requireStaff();
        return Versions.get(em, PartnerGroupEntity.class, WHAT, id).record();
    }

    @Override
    public List<PartnerGroup> list() {
        authority.requireStaff();
        return Listing.of(em, PartnerGroupEntity.class).byName().stream().map(PartnerGroupEntity::record).toList();
    }

    private PartnerGroupEntity forChange(UUID id) {
        authority.require(Role.MARKETER);
        return Versions.forChange(em, PartnerGroupEntity.class, WHAT, id);
    }

    private PartnerGroup noted(String action, PartnerGroup before, PartnerGroup after) {
        audit.note(action, WHAT, after.id(), after.name(), null, before, after);
        return after;
    }
}
