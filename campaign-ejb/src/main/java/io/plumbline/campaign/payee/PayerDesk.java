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
import java.time.Clock;
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
    @Inject
    private Clock clock;
    @Inject
    private AccountSeal seal;

    public PayerDesk() {
        // for the container
    }

    PayerDesk(EntityManager em, Clock clock, Authority authority, AuditTrail audit, AccountSeal seal) {
        this.em = em;
        this.clock = clock;
        this.authority = authority;
        this.audit = audit;
        this.seal = seal;
    }

    @Override
    public Payer get() {
        MoneyAccess.requireStaff(authority);
        return new PayeeBook(em).payer();
    }

    @Override
    public Payer amend(Long expectedVersion, Payer next) {
        MoneyAccess.requireStaff(authority, Role.FINANCE);
        PayerEntity present = em.find(PayerEntity.class, PayerEntity.ONE, LockModeType.PESSIMISTIC_WRITE);
        boolean same = present != null && present.isShown(next.iban());
        Payer sound = PayeeRules.sound(next, same);
        String sealed = same || sound.iban() == null ? null : seal.seal(em, clock.instant(), AccountBook.PAYER, sound.iban());
        Payer before = present == null ? null : present.record();
        PayerEntity payer = present == null ? new PayerEntity(sound, sealed) : present;
        Stale.unless(WHAT, expectedVersion, present == null ? 0 : present.version());
        if (present == null) {
            em.persist(payer);
        } else {
            payer.take(sound, sealed);
        }
        Versions.flush(em, WHAT, () -> new Conflict("already-exists", "Somebody else filled this in at the same moment. Read it again."));
        audit.note("change", WHAT, ID, sound.legalName(), null, before, payer.record());
        return payer.record();
    }
}
