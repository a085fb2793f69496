package io.plumbline.campaign.payee;

import io.plumbline.campaign.api.Payee;
import io.plumbline.campaign.api.PayoutMethod;
import io.plumbline.campaign.api.Payer;
import io.plumbline.shared.Money;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What paying needs to know of partners. */
public final class PayeeBook {

    /** With its whole number. Never changes under its id. */
    public record Account(UUID id, PayoutMethod method, String holder, String number, String bic) {
    }

    private static final int AT_ONCE = 1000;

    private final EntityManager em;

    public PayeeBook(EntityManager em) {
        this.em = em;
    }

    public Payer payer() {
        PayerEntity payer = em.find(PayerEntity.class, PayerEntity.ONE);
        return payer == null ? PayerEntity.NOBODY : payer.record();
    }

    public ZoneId zone() {
        return ZoneId.of(payer().timeZone());
    }

    /** @param day on which tax papers must hold @return by partner; who never was filled in is left out */
    public Map<UUID, Payee> payees(Collection<UUID> partners, LocalDate day) {
        TaxGate gate = new TaxGate(payer(), day);
        Map<UUID, Payee> payees = new HashMap<>();
        List<UUID> ids = new ArrayList<>(partners);
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<UUID> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            Map<UUID, List<BankEntity>> banks = new HashMap<>();
            em.createQuery("select b from BankEntity b where b.partnerId in :ids and b.slot is not null", BankEntity.class).setParameter("ids", some).getResultList()
                    .forEach(bank -> banks.computeIfAbsent(bank.partnerId(), id -> new ArrayList<>()).add(bank));
            em.createQuery("select p from PayeeEntity p where p.partnerId in :ids", PayeeEntity.class).setParameter("ids", some).getResultList()
                    .forEach(payee -> payees.put(payee.partnerId(), judged(gate, payee, banks.getOrDefault(payee.partnerId(), List.of()))));
        }
        return payees;
    }

    /**
     * Locked for the rest of the transaction, so that nobody puts an account in force or a partner on hold while it is being paid.
     *
     * @return version by partner
     */
    public Map<UUID, Long> lock(Collection<UUID> partners) {
        Map<UUID, Long> versions = new HashMap<>();
        partners.stream().sorted().forEach(id -> versions.put(id, ((Number) em.createNativeQuery("select version from campaign.payee where partner_id = :id for update")
                .setParameter("id", id).getSingleResult()).longValue()));
        return versions;
    }

    /** Least balance to pay in a currency. @param asked the partner asked to be paid: then its own threshold does not count */
    public static long threshold(Payer payer, Payee payee, String currency, boolean asked) {
        long least = of(payer.thresholds(), currency);
        return asked || payee == null ? least : Math.max(least, of(payee.thresholds(), currency));
    }

    private static long of(List<Money> thresholds, String currency) {
        return thresholds.stream().filter(money -> money.currency().equals(currency)).mapToLong(Money::minor).findFirst().orElse(0);
    }

    static Payee judged(TaxGate gate, PayeeEntity payee, List<BankEntity> banks) {
        BankEntity bank = banks.stream().filter(b -> b.is(BankEntity.IN_FORCE)).findFirst().orElse(null);
        BankEntity waiting = banks.stream().filter(b -> b.is(BankEntity.WAITING)).findFirst().orElse(null);
        return payee.record(bank, waiting, gate.gaps(payee.record(bank, waiting, List.of())));
    }
}
