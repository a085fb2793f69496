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

    @Inject
    private EntityManager em;
    @Inject
    private Authority authority;
    @Inject
    private Partners partners;

    @Override
    public List<Earned> own() {
        UUID partner = authority.requirePartner();
        Map<String, Long> balances = new HashMap<>();
        add(balances, partner, "creditAccount", 1);
        add(balances, partner, "debitAccount", -1);
        Set<String> currencies = new LinkedHashSet<>(List.of(partners.find(partner).orElseThrow(() -> new NotFound("partner", partner)).currency()));
        new TreeSet<>(balances.keySet()).forEach(account -> currencies.add(account.substring(0, 3)));
        List<Earned> earned = new ArrayList<>();
        for (String currency : currencies) {
            earned.add(new Earned(currency, balance(balances, currency, PENDING), balance(balances, currency, PAYABLE)));
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

    private static Money balance(Map<String, Long> balances, String currency, String kind) {
        return new Money(balances.getOrDefault(currency + ":" + kind, 0L), currency);
    }
}
