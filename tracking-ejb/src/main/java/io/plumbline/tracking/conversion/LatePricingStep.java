package io.plumbline.tracking.conversion;

import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.CapGate;
import io.plumbline.campaign.api.Commissions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.Cause;
import io.plumbline.tracking.api.Conversion.Settled;
import io.plumbline.tracking.api.ConversionChanged;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.Counted;
import io.plumbline.tracking.api.PostbackEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One result, in a transaction of its own. Its state stays as it was decided; what it earns is posted on the day the rate is known, or a closed month would change. */
@ApplicationScoped
public class LatePricingStep {

    static final String UNPRICED = "not-priced";
    private static final String WORDS = "Its exchange rate is known now.";

    @Inject
    private ConversionBook book;
    @Inject
    private Commissions commissions;
    @Inject
    private CapGate caps;
    @Inject
    private AuditTrail audit;
    @Inject
    private Authority authority;
    @Inject
    private Event<ConversionChanged> changes;
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
        Entry after = before.with(before.status(), before.amount(), commission, before.status().needsReason() ? before.reason() : null).marked(before.marks().crediting(null));
        caps.settle(id, after.amount(), commission, after.status() == ConversionStatus.APPROVED, after.subject().at());
        book.change(before, after);
        UUID change = book.history(before, after, Why.told(WORDS), authority.caller().name(), now);
        audit.note("price", "conversion", id, after.subject().goalKey(), after.subject().advertiserId(), before.told(List.of(), Settled.OPEN), after.told(List.of(), Settled.OPEN));
        Counts counts = new Counts();
        counts.add(before.tallies(-1).stream().map(tally -> tally.because(Cause.DECIDED)).toList());
        counts.add(after.tallies(1).stream().map(tally -> tally.because(Cause.DECIDED)).toList());
        changes.fire(after.changed(change, now, PostbackEvent.UPDATED, null));
        counts.tell(counted);
        return true;
    }

    private static boolean waits(Entry entry) {
        boolean alive = entry.status() != ConversionStatus.REJECTED && entry.status() != ConversionStatus.REVERSED;
        return alive && entry.commission() == null && UNPRICED.equals(entry.marks().credit()) && !entry.verdict().equals("invalid");
    }
}
