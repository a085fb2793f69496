package io.plumbline.campaign.programme;

import io.plumbline.campaign.api.Earned;
import io.plumbline.campaign.api.Earnings;
import io.plumbline.campaign.api.Partners;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Money;
import io.plumbline.shared.NotFound;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

@Stateless
public class EarningsDesk implements Earnings {

    private static final String PENDING = "partner-pending";
    private static final String PAYABLE = "partner-payable";
    private static final String CLEARING = "payout-clearing";
    private static final String PAID = "paid";

    @Inject
    private EntityManager em;
    @Inject
    private Authority authority;
    @Inject
    private Partners partners;
    @Inject
    private Clock clock;

    @Override
    public List<Earned> own() {
        UUID partner = authority.requirePartner();
        Map<String, Long> balances = new HashMap<>();
        add(balances, partner, "creditAccount", 1);
        add(balances, partner, "debitAccount", -1);
        paid(balances, partner, "p.debitAccount = a.id and p.creditAccount = b.id", 1);
        paid(balances, partner, "p.creditAccount = a.id and p.debitAccount = b.id", -1);
        Map<String, LocalDate> due = due(partner);
        Set<String> currencies = new LinkedHashSet<>(List.of(partners.find(partner).orElseThrow(() -> new NotFound("partner", partner)).currency()));
        new TreeSet<>(balances.keySet()).forEach(account -> currencies.add(account.substring(0, 3)));
        List<Earned> earned = new ArrayList<>();
        for (String currency : currencies) {
            earned.add(new Earned(currency, balance(balances, currency, PENDING), balance(balances, currency, PAYABLE), balance(balances, currency, CLEARING),
                    balance(balances, currency, PAID), due.get(currency)));
        }
        return earned;
    }

    /** What a partner is owed grows with credits. */
    private void add(Map<String, Long> balances, UUID partner, String side, int sign) {
        em.createQuery("select a.currency, a.kind, sum(p.amountMinor) from AccountEntity a, PostingEntity p where a.ownerId = :partner and p." + side
                        + " = a.id group by a.currency, a.kind", Object[].class)
                .setParameter("partner", partner).getResultList()
                .forEach(row -> balances.merge(row[0] + ":" + row[1], sign * (Long) row[2], Long::sum));
    }

    /** What went to the bank, less what it sent back. */
    private void paid(Map<String, Long> balances, UUID partner, String way, int sign) {
        em.createQuery("select a.currency, sum(p.amountMinor) from AccountEntity a, PostingEntity p, AccountEntity b where a.ownerId = :partner and a.kind = :clearing"
                        + " and b.kind = :bank and " + way + " group by a.currency", Object[].class)
                .setParameter("partner", partner).setParameter("clearing", CLEARING).setParameter("bank", "bank").getResultList()
                .forEach(row -> balances.merge(row[0] + ":" + PAID, sign * (Long) row[1], Long::sum));
    }

    private Map<String, LocalDate> due(UUID partner) {
        Map<String, LocalDate> due = new HashMap<>();
        em.createQuery("select c.currency, min(c.dueOn) from CommissionEntity c where c.partnerId = :partner and c.dueOn >= :today and c.state in ('pending', 'payable')"
                        + " group by c.currency", Object[].class)
                .setParameter("partner", partner).setParameter("today", LocalDate.now(clock)).getResultList().forEach(row -> due.put((String) row[0], (LocalDate) row[1]));
        return due;
    }

    private static Money balance(Map<String, Long> balances, String currency, String kind) {
        return new Money(balances.getOrDefault(currency + ":" + kind, 0L), currency);
    }
}
