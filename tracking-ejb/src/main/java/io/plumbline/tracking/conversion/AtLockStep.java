package io.plumbline.tracking.conversion;

import io.plumbline.tracking.api.ConversionDecision;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.Counted;
import io.plumbline.tracking.api.ReasonCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** One approval, in a transaction of its own. Two nodes, or a person, may be at it too: the row's lock lets one through, and the other finds it decided. */
@ApplicationScoped
public class AtLockStep {

    @Inject
    private ConversionBook book;
    @Inject
    private Deciding deciding;
    @Inject
    private Event<Counted> counted;

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean approve(UUID id, Instant now) {
        Entry held = book.hold(id).filter(entry -> entry.status() == ConversionStatus.PENDING && !entry.verdict().equals("invalid")).orElse(null);
        if (held == null) {
            return false;
        }
        Counts counts = new Counts();
        deciding.decide(held, Verb.of(held.status(), held.amount(), new ConversionDecision(ConversionStatus.APPROVED, null, null, null)), Why.of(ReasonCode.LOCK_DATE, null), now,
                counts);
        counts.tell(counted);
        return true;
    }
}
