package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.BackTest;
import io.plumbline.campaign.api.FxRates;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Terms;
import io.plumbline.campaign.api.Trials;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Money;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

@Stateless
public class TrialDesk implements Trials {

    private static final String FLAT = "flat fee";
    private static final Set<Pricing> OF_TOUCHES = EnumSet.of(Pricing.CPC, Pricing.CPM);

    @Inject
    private EntityManager em;
    @Inject
    private FxRates fxRates;
    @Inject
    private Terms agreed;
    @Inject
    private Authority authority;

    public TrialDesk() {
        // for the container
    }

    TrialDesk(EntityManager em, FxRates fxRates, Terms agreed, Authority authority) {
        this.em = em;
        this.fxRates = fxRates;
        this.agreed = agreed;
        this.authority = authority;
    }

    @Override
    public Run begin(Agreement terms, YearMonth from, YearMonth to) {
        authority.requireStaff();
        Parties parties = new Parties(em);
        Reckoner reckoner = new Reckoner(new SketchedMonths(), fxRates, terms.rates(), parties.zoneOf(terms.advertiserId()));
        Optional<Agreement> present = agreed.inForce(terms.campaignId(), terms.partnerId(), end(to).minusMillis(1));
        TriedCaps caps = TriedCaps.of(terms, present.map(Agreement::caps).orElse(List.of()), parties.zoneOf(terms.advertiserId()).getId());
        Trial trial = new Trial(terms, agreed::agreed, reckoner, parties.currencyOf(terms.partnerId()), Payee.of(terms.partnerId(), terms.rates(), parties), caps);
        return new Run() {

            @Override
            public void take(List<Tried> some) {
                tryAll(trial, some);
            }

            @Override
            public BackTest answer() {
                side(terms, from, to).forEach(bonus -> trial.paidBeside(SideCommissionEntity.BONUS, bonus.settlement().earned().minor()));
                fees(terms, from, to).forEach(minor -> trial.paidBeside(FLAT, minor));
                owedFees(terms, from, parties.currencyOf(terms.partnerId())).forEach(price -> trial.owedBeside(FLAT, price.minor()));
                return trial.answer(from, to);
            }
        };
    }

    @Override
    public boolean concernsTouches(Agreement terms, YearMonth from, YearMonth to) {
        return terms.rates().stream().anyMatch(rate -> OF_TOUCHES.contains(rate.pricing()))
                || !em.createQuery("select c.subjectId from CommissionEntity c where c.campaignId = :campaign and c.partnerId = :partner and c.at >= :from and c.at < :to"
                        + " and c.subjectType in ('click', 'impression')", UUID.class).setParameter("campaign", terms.campaignId()).setParameter("partner", terms.partnerId())
                        .setParameter("from", start(from)).setParameter("to", end(to)).setMaxResults(1).getResultList().isEmpty();
    }

    private void tryAll(Trial trial, List<Tried> batch) {
        List<UUID> ids = batch.stream().map(tried -> tried.claim().subjectId()).toList();
        if (ids.isEmpty()) {
            return;
        }
        Map<UUID, CommissionEntity> kept = em.createQuery("select c from CommissionEntity c where c.subjectId in :ids", CommissionEntity.class)
                .setParameter("ids", ids).getResultStream().map(this::withParts).collect(Collectors.toMap(CommissionEntity::subjectId, Function.identity()));
        em.createQuery("select s from SideCommissionEntity s where s.kind = 'referral' and s.aboutId in :ids", SideCommissionEntity.class).setParameter("ids", ids)
                .getResultStream().forEach(share -> trial.paidBeside(SideCommissionEntity.REFERRAL, share.settlement().earned().minor()));
        batch.forEach(tried -> trial.take(tried, kept.get(tried.claim().subjectId())));
        em.clear();
    }

    private CommissionEntity withParts(CommissionEntity commission) {
        return !commission.hasParts() ? commission : commission.consistingOf(
                em.createQuery("select p from PartEntity p where p.key.subjectId = :subject order by p.key.no", PartEntity.class)
                        .setParameter("subject", commission.subjectId()).getResultList());
    }

    private List<SideCommissionEntity> side(Agreement terms, YearMonth from, YearMonth to) {
        return em.createQuery("select s from SideCommissionEntity s where s.kind = :kind and s.campaignId = :campaign and s.partnerId = :partner"
                        + " and s.at >= :from and s.at < :to", SideCommissionEntity.class)
                .setParameter("kind", SideCommissionEntity.BONUS).setParameter("campaign", terms.campaignId()).setParameter("partner", terms.partnerId())
                .setParameter("from", start(from)).setParameter("to", end(to)).getResultList();
    }

    private List<Long> fees(Agreement terms, YearMonth from, YearMonth to) {
        return em.createQuery("select f.postedMinor from FlatFeeEntity f where f.campaignId = :campaign and f.partnerId = :partner and f.postedAt is not null"
                        + " and f.dueAt >= :from and f.dueAt < :to", Long.class)
                .setParameter("campaign", terms.campaignId()).setParameter("partner", terms.partnerId())
                .setParameter("from", start(from)).setParameter("to", end(to)).getResultList();
    }

    /** Owed once, when the terms take effect: before these months it is not theirs. Terms that begin later are tried as if they began with them. */
    private static List<Money> owedFees(Agreement terms, YearMonth from, String currency) {
        return terms.effectiveFrom().isBefore(start(from)) ? List.of() : terms.rates().stream()
                .filter(rate -> rate.pricing() == Pricing.FLAT && rate.amount() != null).map(rate -> Money.rounded(rate.amount().amount(), currency)).toList();
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant end(YearMonth month) {
        return start(month.plusMonths(1));
    }
}
