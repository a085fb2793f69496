package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.AgreementMade;
import io.plumbline.campaign.api.AgreementWithdrawn;
import io.plumbline.campaign.api.FlatFees;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/** Writes down the fees of new or changed terms, and has those posted that are due already. */
@ApplicationScoped
public class FlatFeeSchedule {

    @Inject
    private EntityManager em;
    @Inject
    private FlatFees flatFees;
    @Inject
    private Clock clock;

    public FlatFeeSchedule() {
        // for the container
    }

    FlatFeeSchedule(EntityManager em, FlatFees flatFees, Clock clock) {
        this.em = em;
        this.flatFees = flatFees;
        this.clock = clock;
    }

    void remove(@Observes AgreementWithdrawn withdrawn) {
        remove(withdrawn.agreement());
    }

    private void remove(Agreement agreement) {
        em.createQuery("delete from FlatFeeEntity f where f.key.agreementId = :agreement and f.postedAt is null")
                .setParameter("agreement", agreement.id()).executeUpdate();
    }

    void write(@Observes AgreementMade made) {
        Agreement agreement = made.agreement();
        remove(agreement);
        boolean due = false;
        for (int i = 0; i < agreement.rates().size(); i++) {
            Rate rate = agreement.rates().get(i);
            String rateId = String.valueOf(i + 1);
            if (rate.pricing() == Pricing.FLAT && rate.amount() != null && em.find(FlatFeeEntity.class, new FlatFeeEntity.Key(agreement.id(), rateId)) == null) {
                em.persist(new FlatFeeEntity(agreement, rateId, rate.amount()));
                due |= !agreement.effectiveFrom().isAfter(clock.instant());
            }
        }
        if (due) {
            em.flush();
            flatFees.settle(clock.instant());
        }
    }
}
