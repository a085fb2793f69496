package io.plumbline.campaign.payee;

import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.BankDraft;
import io.plumbline.campaign.api.Payee;
import io.plumbline.campaign.api.PayeeDraft;
import io.plumbline.campaign.api.Payees;
import io.plumbline.campaign.persistence.OnePerson;
import io.plumbline.campaign.persistence.Versions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Ids;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Role;
import io.plumbline.shared.Stale;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.UUID;

@Stateless
public class PayeeDesk implements Payees {

    private static final String WHAT = "payee";

    @Inject
    private EntityManager em;
    @Inject
    private Clock clock;
    @Inject
    private Authority authority;
    @Inject
    private AuditTrail audit;
    @Inject
    private AccountSeal seal;

    public PayeeDesk() {
        // for the container
    }

    PayeeDesk(EntityManager em, Clock clock, Authority authority, AuditTrail audit, AccountSeal seal) {
        this.em = em;
        this.clock = clock;
        this.authority = authority;
        this.audit = audit;
        this.seal = seal;
    }

    @Override
    public Payee get(UUID partnerId) {
        MoneyAccess.requireReader(authority, partnerId);
        requireKnown(partnerId);
        PayeeEntity known = em.find(PayeeEntity.class, partnerId);
        return judged(known == null ? new PayeeEntity(partnerId) : known);
    }

    @Override
    public Payee amend(UUID partnerId, Long expectedVersion, PayeeDraft draft) {
        MoneyAccess.requireWriter(authority, partnerId);
        PayeeEntity payee = locked(partnerId);
        Stale.unless(WHAT, expectedVersion, payee.version());
        Payee before = judged(payee);
        PayeeDraft sound = PayeeRules.sound(MoneyAccess.isPartner(authority) ? own(draft, before) : draft);
        payee.take(sound);
        if (sound.bank() != null) {
            propose(partnerId, sound.bank());
        }
        Versions.flush(em, WHAT);
        return noted("change", before, judged(payee));
    }

    @Override
    public Payee decideBank(UUID partnerId, UUID bankId, boolean agree) {
        MoneyAccess.requireStaff(authority, Role.FINANCE, Role.APPROVER);
        PayeeEntity payee = locked(partnerId);
        Payee before = judged(payee);
        BankEntity bank = Versions.get(em, BankEntity.class, "bank-account", bankId);
        if (!bank.partnerId().equals(partnerId)) {
            throw new NotFound("bank-account", bankId);
        }
        BankEntity present = slot(partnerId, BankEntity.IN_FORCE);
        if (agree && present != null) {
            present.leave("replaced", authority.caller().name(), clock.instant());
            // The place must be free before another takes it: the database looks at each row.
            em.flush();
        }
        bank.decide(agree, new OnePerson(em).named(authority.caller().name(), bank.proposedBy()), clock.instant());
        em.lock(payee, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        Versions.flush(em, WHAT);
        return noted(agree ? "agree-bank" : "refuse-bank", before, judged(payee));
    }

    @Override
    public Payee hold(UUID partnerId, String reason) {
        MoneyAccess.requireStaff(authority, Role.FINANCE);
        new Check().optionalText("reason", reason, 500).done();
        PayeeEntity payee = locked(partnerId);
        Payee before = judged(payee);
        payee.hold(reason == null || reason.isBlank() ? null : reason.strip(), authority.caller().name(), clock.instant());
        Versions.flush(em, WHAT);
        return noted(reason == null ? "release" : "hold", before, judged(payee));
    }

    /** What a partner may not say of itself stays as finance decided. */
    private static PayeeDraft own(PayeeDraft draft, Payee before) {
        return new PayeeDraft(draft.legalName(), draft.street(), draft.postalCode(), draft.city(), draft.country(), draft.vatId(), draft.taxNumber(),
                before.vatTreatment(), before.invoicing(), before.selfBillingAgreedOn(), before.taxForm(), draft.schedule(), draft.thresholds(), draft.bank());
    }

    private void propose(UUID partnerId, BankDraft bank) {
        BankEntity present = slot(partnerId, BankEntity.IN_FORCE);
        BankEntity waiting = slot(partnerId, BankEntity.WAITING);
        String mark = seal.mark(em, clock.instant(), bank.account());
        if (waiting != null && waiting.says(bank, mark) || waiting == null && present != null && present.says(bank, mark)) {
            return;
        }
        if (waiting != null) {
            waiting.leave("withdrawn", authority.caller().name(), clock.instant());
            em.flush();
        }
        if (present == null || !present.says(bank, mark)) {
            UUID id = Ids.next();
            em.persist(new BankEntity(id, partnerId, bank, seal.seal(em, clock.instant(), id, bank.account()), mark, authority.caller().name(), clock.instant()));
        }
    }

    private BankEntity slot(UUID partnerId, String slot) {
        return em.createQuery("select b from BankEntity b where b.partnerId = :partner and b.slot = :slot", BankEntity.class).setParameter("partner", partnerId)
                .setParameter("slot", slot).getResultStream().findFirst().orElse(null);
    }

    /** The first to ask makes the row, however many ask at once. */
    private PayeeEntity locked(UUID partnerId) {
        em.createNativeQuery("""
                insert into campaign.payee (partner_id, version, invoicing, schedule, thresholds)
                select id, 0, 'self-billing', 'every-run', '{}' from campaign.partner where id = :id on conflict do nothing""")
                .setParameter("id", partnerId).executeUpdate();
        return Versions.forChange(em, PayeeEntity.class, "partner", partnerId);
    }

    private Payee judged(PayeeEntity payee) {
        PayeeBook book = new PayeeBook(em);
        TaxGate gate = new TaxGate(book.payer(), clock.instant().atZone(book.zone()).toLocalDate());
        return PayeeBook.judged(gate, payee, em.createQuery("select b from BankEntity b where b.partnerId = :partner and b.slot is not null", BankEntity.class)
                .setParameter("partner", payee.partnerId()).getResultList());
    }

    private void requireKnown(UUID partnerId) {
        if (em.createNativeQuery("select name from campaign.partner where id = :id").setParameter("id", partnerId).getResultList().isEmpty()) {
            throw new NotFound("partner", partnerId);
        }
    }

    private Payee noted(String action, Payee before, Payee after) {
        audit.note(action, WHAT, after.partnerId(), after.legalName(), null, before, after);
        return after;
    }
}
