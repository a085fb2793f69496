package io.plumbline.campaign.programme;

import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.PartnerProgramme;
import io.plumbline.campaign.api.Programme;
import io.plumbline.campaign.persistence.Versions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Role;
import io.plumbline.shared.Stale;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;

@Stateless
public class ProgrammeDesk implements PartnerProgramme {

    private static final String WHAT = "programme";

    @Inject
    private EntityManager em;
    @Inject
    private Authority authority;
    @Inject
    private AuditTrail audit;

    public ProgrammeDesk() {
        // for the container
    }

    ProgrammeDesk(EntityManager em, Authority authority, AuditTrail audit) {
        this.em = em;
        this.authority = authority;
        this.audit = audit;
    }

    @Override
    public Programme get() {
        return em.find(ProgrammeEntity.class, ProgrammeEntity.ONLY).record();
    }

    @Override
    public Programme amend(Long expectedVersion, Programme.Draft draft) {
        ProgrammeEntity found = forChange();
        Stale.unless(WHAT, expectedVersion, found.version());
        Programme before = found.record();
        found.take(ProgrammeRules.sound(draft));
        return noted(before, found);
    }

    @Override
    public Optional<Programme.Logo> logo() {
        return em.find(ProgrammeEntity.class, ProgrammeEntity.ONLY).logo();
    }

    @Override
    public void showLogo(byte[] picture) {
        ProgrammeEntity found = forChange();
        Programme before = found.record();
        found.show(picture == null ? null : ProgrammeRules.pictureType(picture), picture);
        noted(before, found);
    }

    private ProgrammeEntity forChange() {
        authority.require(Role.MARKETER);
        return em.find(ProgrammeEntity.class, ProgrammeEntity.ONLY, LockModeType.PESSIMISTIC_WRITE);
    }

    private Programme noted(Programme before, ProgrammeEntity found) {
        Versions.flush(em, WHAT);
        Programme after = found.record();
        audit.note("change", WHAT, null, after.name(), null, before, after);
        return after;
    }
}
