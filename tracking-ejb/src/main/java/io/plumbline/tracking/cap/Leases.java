package io.plumbline.tracking.cap;

import io.plumbline.campaign.api.CapGate;
import io.plumbline.campaign.api.CapGate.Lease;
import io.plumbline.shared.Ids;
import io.plumbline.tracking.store.Sql;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;

/** Closes leases by what the stored clicks say of them: how many slots were taken is counted, never remembered. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class Leases {

    /** Ids of clicks tell their time; clocks of threads differ by less than this. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    @Inject
    private Sql sql;
    @Inject
    private CapGate gate;

    /** Of a lease of which no click takes a slot any more and whose clicks are all stored. @return slots that came back */
    public long close(Lease lease) {
        long taken = sql.one("select count(*) from tracking.click where id >= ? and cap_leases like ?", row -> row.getLong(1), since(lease), "%" + lease.id() + "%")
                .orElse(0L);
        gate.close(lease.id(), taken);
        return lease.slots() - taken;
    }

    /** Where to begin to look. Clicks told late carry ids of the time they were told. */
    private static UUID since(Lease lease) {
        return Ids.least(lease.grantedAt().minus(SLACK));
    }
}
