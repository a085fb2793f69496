package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.BackTest;
import io.plumbline.campaign.api.FxRates;
import io.plumbline.campaign.api.Trials;
import io.plumbline.shared.Authority;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

@Stateless
public class TrialDesk implements Trials {

    private static final int BATCH = 500;

    @Inject
    private EntityManager em;
    @Inject
    private FxRates fxRates;
    @Inject
    private Authority authority;

    public TrialDesk() {
        // for the container
    }

    TrialDesk(EntityManager em, FxRates fxRates, Authority authority) {
        this.em = em;
        this.fxRates = fxRates;
        this.authority = authority;
    }

    @Override
    public BackTest run(Agreement terms, YearMonth from, YearMonth to, Iterator<Tried> results, Instant now) {
        authority.requireStaff();
        Parties parties = new Parties(em);
        boolean grouped = terms.rates().stream().anyMatch(rate -> !rate.when().group().isEmpty());
        Reckoner reckoner = new Reckoner(new SketchedMonths(), fxRates, terms.rates(), parties.zoneOf(terms.advertiserId()));
        Trial trial = new Trial(terms, reckoner, parties.currencyOf(terms.partnerId()), grouped ? parties.groupsOf(terms.partnerId()) : Set.of());
        List<Tried> batch = new ArrayList<>(BATCH);
        while (results.hasNext()) {
            batch.add(results.next());
            if (batch.size() == BATCH || !results.hasNext()) {
                tryAll(trial, batch);
                batch.clear();
            }
        }
        side(terms, SideCommissionEntity.BONUS, from, to).forEach(bonus -> trial.paidBeside(SideCommissionEntity.BONUS, bonus));
        return trial.answer(from, to);
    }

    private void tryAll(Trial trial, List<Tried> batch) {
        List<UUID> ids = batch.stream().map(tried -> tried.claim().subjectId()).toList();
        Map<UUID, CommissionEntity> kept = em.createQuery("select c from CommissionEntity c where c.subjectId in :ids", CommissionEntity.class)
                .setParameter("ids", ids).getResultStream().map(this::withParts).collect(Collectors.toMap(CommissionEntity::subjectId, Function.identity()));
        em.createQuery("select s from SideCommissionEntity s where s.kind = 'referral' and s.aboutId in :ids", SideCommissionEntity.class).setParameter("ids", ids)
                .getResultStream().forEach(share -> trial.paidBeside(SideCommissionEntity.REFERRAL, share));
        batch.forEach(tried -> trial.take(tried, kept.get(tried.claim().subjectId())));
        em.clear();
    }

    private CommissionEntity withParts(CommissionEntity commission) {
        return !commission.hasParts() ? commission : commission.consistingOf(
                em.createQuery("select p from PartEntity p where p.key.subjectId = :subject order by p.key.no", PartEntity.class)
                        .setParameter("subject", commission.subjectId()).getResultList());
    }

    private List<SideCommissionEntity> side(Agreement terms, String kind, YearMonth from, YearMonth to) {
        return em.createQuery("select s from SideCommissionEntity s where s.kind = :kind and s.campaignId = :campaign and s.partnerId = :partner"
                        + " and s.at >= :from and s.at < :to", SideCommissionEntity.class)
                .setParameter("kind", kind).setParameter("campaign", terms.campaignId()).setParameter("partner", terms.partnerId())
                .setParameter("from", from.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                .setParameter("to", to.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant()).getResultList();
    }
}
