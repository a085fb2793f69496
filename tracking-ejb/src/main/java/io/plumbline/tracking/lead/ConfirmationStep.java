package io.plumbline.tracking.lead;

import io.plumbline.tracking.api.Counted;
import io.plumbline.tracking.conversion.Counts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** One that nobody confirmed, in a transaction of its own. Two nodes may find it at once: whoever comes second finds it done. */
@ApplicationScoped
public class ConfirmationStep {

    @Inject
    private Confirmations confirmations;
    @Inject
    private Event<Counted> counted;

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean expire(UUID leadId, Instant now) {
        Counts counts = new Counts();
        boolean due = confirmations.expire(leadId, now, counts);
        counts.tell(counted);
        return due;
    }
}
