package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.Claim;
import io.plumbline.campaign.api.Claim.Occasion;
import io.plumbline.campaign.api.Commission;
import io.plumbline.campaign.api.Commissions;
import io.plumbline.campaign.api.FeePosted;
import io.plumbline.campaign.api.FxRates;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.Terms;
import io.plumbline.campaign.ledger.CommissionEntity.State;
import io.plumbline.campaign.ledger.Reckoner.Before;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Money;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class CommissionDesk implements Commissions {

    @Inject
    private EntityManager em;
    @Inject
    private Terms terms;
    @Inject
    private FxRates fxRates;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;
    @Inject
    private Event<FeePosted> posted;

    public CommissionDesk() {
        // for the container
    }

    CommissionDesk(EntityManager em, Terms terms, FxRates fxRates, Authority authority, Clock clock, Event<FeePosted> posted) {
        this.em = em;
        this.terms = terms;
        this.fxRates = fxRates;
        this.authority = authority;
        this.clock = clock;
        this.posted = posted;
    }

    @Override
    public Commission accrue(Claim claim) {
        Optional<Agreement> agreement = claim.partnerId() == null ? Optional.empty()
                : terms.inForce(claim.campaignId(), claim.partnerId(), claim.termsAt());
        Basket basket = basket(agreement.map(Agreement::rates).orElse(List.of()), claim);
        if (claim.partnerId() == null || basket.none() && claim.occasion() != Occasion.CONVERSION) {
            // Most clicks are paid by nobody: a row each would guard nothing.
            return new Commission(agreement.map(Agreement::id).orElse(null), null, null, null, basket.considered(), List.of(), null, null);
        }
        boolean first = claimSubject(claim, basket);
        CommissionEntity commission = held(claim.subjectId());
        if (first && agreement.isPresent()) {
            commission.under(agreement.get(), day(claim.advertiserId(), claim.at()));
            if (!basket.none()) {
                promise(commission, agreement.get(), basket, claim);
            }
        }
        return toRecord(commission);
    }

    private Basket basket(List<Rate> rates, Claim claim) {
        return Basket.of(rates, claim, Payee.of(claim.partnerId(), rates, new Parties(em)));
    }

    @Override
    public List<Commission> accrueAll(List<Claim> claims) {
        Map<List<UUID>, Instant> latest = new HashMap<>();
        claims.forEach(claim -> latest.merge(parties(claim), claim.termsAt(), (one, other) -> one.isAfter(other) ? one : other));
        Map<List<UUID>, List<Agreement>> known = new HashMap<>();
        List<Commission> answers = new ArrayList<>(claims.size());
        for (Claim claim : claims) {
            List<Agreement> agreements = known.computeIfAbsent(parties(claim), both ->
                    new ArrayList<>(terms.inForce(both.get(0), both.get(1), latest.get(both)).stream().toList()));
            boolean none = agreements.isEmpty();
            Optional<Agreement> agreement = agreements.stream().filter(a -> isInForce(a, claim.termsAt())).findFirst();
            if (agreement.isEmpty() && !none) {
                // Only those that none binds even at the end of the batch are done with: an earlier one may lie before.
                agreement = terms.inForce(claim.campaignId(), claim.partnerId(), claim.termsAt());
                agreement.ifPresent(agreements::add);
            }
            boolean pays = agreement.map(Agreement::rates).orElse(List.of()).stream().anyMatch(rate -> rate.pricing() == Pricing.CPC || rate.pricing() == Pricing.CPM);
            answers.add(pays ? accrue(claim) : new Commission(agreement.map(Agreement::id).orElse(null), null, null, null, List.of(), List.of(), null, null));
        }
        return answers;
    }

    private static List<UUID> parties(Claim claim) {
        return List.of(claim.campaignId(), claim.partnerId());
    }

    private static boolean isInForce(Agreement agreement, Instant at) {
        return !at.isBefore(agreement.effectiveFrom()) && (agreement.effectiveUntil() == null || at.isBefore(agreement.effectiveUntil()));
    }

    @Override
    public Optional<Money> approve(UUID subjectId, Instant at, String reason) {
        CommissionEntity commission = promised(subjectId);
        if (commission == null) {
            return Optional.empty();
        }
        if (commission.is(State.UNPRICED)) {
            commission.approved(at);
            return Optional.empty();
        }
        if (commission.is(State.PENDING)) {
            Before before = Reckoner.before(commission);
            commission.approved(at);
            settle(commission, before, at, "approval", reason);
        }
        return Optional.of(commission.payable());
    }

    @Override
    public Optional<Money> reverse(UUID subjectId, Instant at, String reason) {
        CommissionEntity commission = promised(subjectId);
        if (commission == null) {
            return Optional.empty();
        }
        Before before = Reckoner.before(commission);
        boolean priced = !commission.is(State.UNPRICED);
        commission.reversed();
        return priced ? Optional.of(new Money(-settle(commission, before, at, "reversal", reason).accrued(), commission.currency())) : Optional.empty();
    }

    @Override
    public Optional<Money> reprice(UUID subjectId, Money newAmount, Instant at, String reason) {
        CommissionEntity commission = locked(subjectId);
        if (commission == null) {
            return Optional.empty();
        }
        boolean priced = !commission.is(State.UNPRICED);
        Before before = Reckoner.before(commission);
        if (commission.is(State.REVERSED)) {
            commission.reinstated();
        }
        String obstacle = reckoner(commission, terms.agreed(commission.agreementId())).work(commission, newAmount);
        if (obstacle != null && priced) {
            throw new Conflict("amount-not-convertible", "The commission cannot follow: " + obstacle + ".");
        }
        commission.claimed(newAmount);
        if (obstacle == null) {
            settle(commission, before, at, "reprice:" + commission.nextRepricing(), reason);
        }
        return Optional.ofNullable(commission.amount());
    }

    @Override
    public Optional<Money> restate(Claim claim, Money worth, Instant at, String reason) {
        CommissionEntity commission = held(claim.subjectId());
        if (commission == null || commission.agreementId() == null || commission.is(State.REVERSED)) {
            return Optional.empty();
        }
        Agreement agreement = terms.agreed(commission.agreementId());
        Basket basket = basket(agreement.rates(), claim);
        if (commission.isPromised(basket, claim)) {
            return Optional.ofNullable(commission.amount());
        }
        int which = commission.nextRepricing();
        boolean priced = !commission.is(State.NONE) && !commission.is(State.UNPRICED);
        if (priced) {
            Before before = Reckoner.before(commission);
            commission.reversed();
            settle(commission, agreement, before, at, "restate:" + which + ":back", reason);
        }
        commission.promiseAnew(basket, claim, new Parties(em).currencyOf(claim.partnerId())).forEach(em::persist);
        commission.considered(Reasons.write(basket.considered()));
        if (commission.is(State.NONE)) {
            return Optional.empty();
        }
        Before before = Reckoner.before(commission);
        String obstacle = reckoner(commission, agreement).work(commission, worth);
        if (obstacle != null && priced) {
            throw new Conflict("amount-not-convertible", "The commission cannot follow: " + obstacle + ".");
        }
        commission.claimed(worth);
        if (obstacle == null) {
            settle(commission, agreement, before, at, "restate:" + which, reason);
        }
        return Optional.ofNullable(commission.amount());
    }

    private boolean claimSubject(Claim claim, Basket basket) {
        return 1 == em.createNativeQuery("""
                insert into campaign.commission (subject_id, version, subject_type, advertiser_id, campaign_id, partner_id,
                  units, amount_minor, payable_minor, off_minor, parts, state, repriced, considered, at)
                values (:subject, 0, :type, :advertiser, :campaign, :partner, 0, 0, 0, 0, 0, 'none', 0, :considered, :at)
                on conflict do nothing""")
                .setParameter("subject", claim.subjectId()).setParameter("type", claim.occasion().name().toLowerCase(Locale.ROOT))
                .setParameter("advertiser", claim.advertiserId()).setParameter("campaign", claim.campaignId())
                .setParameter("partner", claim.partnerId())
                .setParameter("considered", Reasons.write(basket.considered())).setParameter("at", claim.at())
                .executeUpdate();
    }

    private void promise(CommissionEntity commission, Agreement agreement, Basket basket, Claim claim) {
        commission.promise(basket, claim, new Parties(em).currencyOf(claim.partnerId())).forEach(em::persist);
        commission.claimed(claim.amount());
        Before before = Reckoner.before(commission);
        String obstacle = reckoner(commission, agreement).work(commission, claim.amount());
        if (obstacle == null) {
            settle(commission, agreement, before, claim.at(), "accrual", null);
        } else {
            commission.considered(Reasons.write(basket.consideredBut(obstacle)));
        }
    }

    private Movement settle(CommissionEntity commission, Before before, Instant at, String what, String reason) {
        return settle(commission, terms.agreed(commission.agreementId()), before, at, what, reason);
    }

    private Movement settle(CommissionEntity commission, Agreement agreement, Before before, Instant at, String what, String reason) {
        Reckoner reckoner = reckoner(commission, agreement);
        Movement movement = reckoner.settle(commission, before);
        LocalDate day = day(commission.advertiserId(), at);
        Books books = new Books(em, clock.instant(), authority.caller().name());
        books.post(new Books.Act(commission.subjectType(), commission.subjectId(), commission.advertiserId(), commission.partnerId(), commission.currency(),
                day, reason), movement, what);
        SideCommissions side = new SideCommissions(em, books, new Parties(em), posted);
        reckoner.bonuses(commission, before).forEach(bonus -> side.bonus(agreement, commission, bonus, what, day, reason));
        side.referral(agreement, commission, what, day, reason);
        return movement;
    }

    /** Locked; null when there is none, when no rate applied, or when it has been taken back. */
    private CommissionEntity promised(UUID subjectId) {
        CommissionEntity commission = locked(subjectId);
        return commission == null || commission.is(State.REVERSED) ? null : commission;
    }

    /** Null when there is none or no rate applied. */
    private CommissionEntity locked(UUID subjectId) {
        CommissionEntity commission = held(subjectId);
        return commission == null || commission.is(State.NONE) ? null : commission;
    }

    private CommissionEntity held(UUID subjectId) {
        CommissionEntity commission = em.find(CommissionEntity.class, subjectId, LockModeType.PESSIMISTIC_WRITE);
        return commission == null || !commission.hasParts() ? commission : commission.consistingOf(
                em.createQuery("select p from PartEntity p where p.key.subjectId = :subject order by p.key.no", PartEntity.class)
                        .setParameter("subject", subjectId).getResultList());
    }

    private Reckoner reckoner(CommissionEntity commission, Agreement agreement) {
        return new Reckoner(new KeptMonths(em), fxRates, agreement.rates(), new Parties(em).zoneOf(commission.advertiserId()));
    }

    private LocalDate day(UUID advertiserId, Instant at) {
        return at.atZone(new Parties(em).zoneOf(advertiserId)).toLocalDate();
    }

    private Commission toRecord(CommissionEntity commission) {
        em.flush();
        // An import makes thousands in one transaction; kept in memory, each would be looked through again at every flush.
        commission.parts().forEach(em::detach);
        em.detach(commission);
        return new Commission(commission.agreementId(), commission.rateId(), commission.amount(), commission.rateText(),
                Reasons.read(commission.considered()), new Books(em, clock.instant(), "").references(commission.subjectId()), commission.locksOn(), commission.dueOn());
    }
}
