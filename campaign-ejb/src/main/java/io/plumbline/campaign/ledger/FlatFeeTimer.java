package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.FlatFees;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.time.Clock;

/** Two nodes may run it at once: the row lock and the unique reference let each fee through once. */
@Singleton
public class FlatFeeTimer {

    @Inject
    private FlatFees flatFees;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;

    @Schedule(hour = "*", minute = "7", persistent = false, info = "flat fees that have become due")
    void settle() {
        authority.actAs(Caller.system("flat-fees"));
        flatFees.settle(clock.instant());
    }
}
