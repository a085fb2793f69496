package io.plumbline.reporting.rollup;

import io.plumbline.campaign.api.FeePosted;
import io.plumbline.tracking.api.Counted;
import io.plumbline.tracking.api.Dimensions;
import io.plumbline.tracking.api.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import org.hibernate.Session;

/** Keeps the rollups in the transaction of the occurrence: a report equals the events at every commit. */
@ApplicationScoped
class RollupWriter {

    @Inject
    private EntityManager em;
    @Inject
    private Clock clock;

    void on(@Observes Counted counted) {
        add(counted.tallies());
    }

    /** A flat fee is a payout of its campaign and partner, of no click and no result. */
    void on(@Observes FeePosted fee) {
        Dimensions where = new Dimensions(fee.advertiserId(), fee.campaignId(), fee.channel(), fee.partnerId(), null, null, null, List.of(), null, null, null,
                null, null, null, null, null, null, null, null, fee.amount().currency());
        add(List.of(new Tally(fee.at(), where, 0, 0, 0, 0, 0, 0, fee.amount().minor(), 0)));
    }

    private void add(List<Tally> tallies) {
        Increments increments = Increments.of(tallies);
        em.unwrap(Session.class).doWork(connection -> {
            if (!increments.sums().isEmpty()) {
                Rollups.add(connection, increments);
            }
            KnownLog.add(connection, tallies, clock.instant());
        });
    }
}
