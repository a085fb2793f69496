package io.plumbline.tracking.conversion;

import io.plumbline.campaign.api.CapGate;
import io.plumbline.campaign.api.Commissions;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.Cause;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.Counted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** One result, in a transaction of its own. Its state stays as it was decided; what it earns is posted on the day the rate is known, or a closed month would change. */
@ApplicationScoped
public class LatePricingStep {

    static final String UNPRICED = "not-priced";
    private static final String WORDS = "Its exchange rate is known now.";
    private static final String FULL = "Its exchange rate is known now, and a cap has no room for what it earns.";

    @Inject
    private ConversionBook book;
    @Inject
    private Commissions commissions;
    @Inject
    private CapGate caps;
    @Inject
    private Booking booking;
    @Inject
    private Event<Counted> counted;

    /** @return whether it is priced now */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean price(UUID id, Instant now) {
        Entry before = book.hold(id).filter(LatePricingStep::waits).orElse(null);
        if (before == null) {
            return false;
        }
        caps.lock(id);
        Money commission = commissions.reprice(id, before.amount(), now, WORDS).orElse(null);
        if (commission == null) {
            return false;
        }
        book(before, commission, null, WORDS, now);
        return true;
    }

    /** Nothing of it has been posted: the transaction that found the cap full is gone. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void capped(UUID id, Instant now) {
        book.hold(id).filter(LatePricingStep::waits).ifPresent(before -> {
            caps.lock(id);
            book(before, null, "capped", FULL, now);
        });
    }

    private void book(Entry before, Money commission, String credit, String words, Instant now) {
        Entry after = before.with(before.status(), before.amount(), commission, before.status().needsReason() ? before.reason() : credit).marked(before.marks().crediting(credit));
        Counts counts = new Counts();
        booking.book(before, after, new Booking.Change("price", Why.told(words), Cause.DECIDED), now, counts);
        counts.tell(counted);
    }

    private static boolean waits(Entry entry) {
        boolean alive = entry.status() != ConversionStatus.REJECTED && entry.status() != ConversionStatus.REVERSED;
        return alive && entry.commission() == null && UNPRICED.equals(entry.marks().credit()) && !entry.verdict().equals("invalid");
    }
}
