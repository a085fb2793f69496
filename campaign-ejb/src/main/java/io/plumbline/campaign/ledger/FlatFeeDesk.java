package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.FeePosted;
import io.plumbline.campaign.api.FlatFees;
import io.plumbline.campaign.api.FxRates;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Money;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

@Stateless
public class FlatFeeDesk implements FlatFees {

    private static final int MOST_A_CALL = 500;

    @Inject
    private EntityManager em;
    @Inject
    private FxRates fxRates;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;
    @Inject
    private Event<FeePosted> posted;

    public FlatFeeDesk() {
        // for the container
    }

    FlatFeeDesk(EntityManager em, FxRates fxRates, Authority authority, Clock clock, Event<FeePosted> posted) {
        this.em = em;
        this.fxRates = fxRates;
        this.authority = authority;
        this.clock = clock;
        this.posted = posted;
    }

    @Override
    public int settle(Instant now) {
        List<FlatFeeEntity> due = em.createQuery(
                        "select f from FlatFeeEntity f where f.postedAt is null and f.dueAt <= :now order by f.dueAt, f.key.agreementId", FlatFeeEntity.class)
                .setParameter("now", now).setMaxResults(MOST_A_CALL).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
        return (int) due.stream().filter(this::post).count();
    }

    private boolean post(FlatFeeEntity fee) {
        Parties parties = new Parties(em);
        String currency = parties.currencyOf(fee.partnerId());
        LocalDate day = fee.dueAt().atZone(parties.zoneOf(fee.advertiserId())).toLocalDate();
        Optional<BigDecimal> fx = fee.priceCurrency() == null ? Optional.of(BigDecimal.ONE) : fxRates.rate(day, fee.priceCurrency(), currency);
        if (fx.isEmpty()) {
            return false;
        }
        Money amount = Money.rounded(fee.price().multiply(fx.get()), currency);
        String channel = parties.channelOf(fee.campaignId());
        fee.posted(clock.instant(), amount, channel);
        boolean first = new Books(em, clock.instant(), authority.caller().name()).fee(new Books.Act("agreement", fee.agreementId(), fee.advertiserId(),
                fee.partnerId(), currency, day, "Flat fee of the agreement"), "flat:" + fee.agreementId() + ":" + fee.rateId(), amount.minor());
        if (first) {
            posted.fire(new FeePosted(fee.agreementId(), fee.rateId(), fee.advertiserId(), fee.campaignId(), channel, fee.partnerId(), amount, fee.dueAt()));
        }
        return first;
    }
}
