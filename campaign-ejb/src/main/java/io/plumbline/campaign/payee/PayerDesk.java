package io.plumbline.campaign.payee;

import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.Payer;
import io.plumbline.campaign.api.Payers;
import io.plumbline.campaign.persistence.Versions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Role;
import io.plumbline.shared.Stale;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.UUID;

@Stateless
public class PayerDesk implements Payers {

    private static final String WHAT = "payer";
    private static final UUID ID = Ids.named(WHAT);

    @Inject
    private EntityManager em;
    @Inject
    private Authority authority;
    @Inject
    private AuditTrail audit;

    public PayerDesk() {
        // for the container
    }

    PayerDesk(EntityManager em, Authority authority, AuditTrail audit) {
        this.em = em;
        this.authority = authority;
        this.audit = audit;
    }

    @Override
    public Payer get() {
        MoneyAccess.requireStaff(authority);
        return new PayeeBook(em).payer();
    }

    @Override
    public Payer amend(Long expectedVersion, Payer next) {
        MoneyAccess.requireStaff(authority, Role.FINANCE);
        Payer sound = PayeeRules.sound(next);
        PayerEntity present = em.find(PayerEntity.class, PayerEntity.ONE, LockModeType.PESSIMISTIC_WRITE);
        Payer before = present == null ? null : present.record();
        PayerEntity payer = present == null ? new PayerEntity(sound) : present;
        Stale.unless(WHAT, expectedVersion, present == null ? 0 : present.version());
        if (present == null) {
            em.persist(payer);
        } else {
            payer.take(sound);
        }
        Versions.flush(em, WHAT, () -> new Conflict("already-exists", "Somebody else filled this in at the same moment. Read it again."));
        audit.note("change", WHAT, ID, sound.legalName(), null, before, payer.record());
        return payer.record();
    }
}
