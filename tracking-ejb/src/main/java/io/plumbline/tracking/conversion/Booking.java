package io.plumbline.tracking.conversion;

import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.CapGate;
import io.plumbline.shared.Authority;
import io.plumbline.tracking.api.Cause;
import io.plumbline.tracking.api.Conversion.Settled;
import io.plumbline.tracking.api.ConversionChanged;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.PostbackEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What every change of a stored conversion ends with: what it holds under caps, its row, its history, the audit trail, the counts, and whoever
 * wants to hear of it. In the caller's transaction, which holds the row and has locked its caps.
 */
@ApplicationScoped
public class Booking {

    @Inject
    private ConversionBook book;
    @Inject
    private CapGate caps;
    @Inject
    private AuditTrail audit;
    @Inject
    private Authority authority;
    @Inject
    private Event<ConversionChanged> changes;

    /** @param what as the audit trail calls it */
    record Change(String what, Why why, Cause cause) {
    }

    Entry book(Entry before, Entry after, Change change, Instant now, Counts counts) {
        boolean refused = after.status() == ConversionStatus.REJECTED || after.status() == ConversionStatus.REVERSED;
        if (refused) {
            caps.release(after.id());
        } else {
            caps.settle(after.id(), after.amount(), after.commission(), after.status() == ConversionStatus.APPROVED, after.subject().at());
        }
        book.change(before, after);
        UUID id = book.history(before, after, change.why(), authority.caller().name(), now);
        audit.note(change.what(), "conversion", after.id(), after.subject().goalKey(), after.subject().advertiserId(), before.told(List.of(), Settled.OPEN),
                after.told(List.of(), Settled.OPEN));
        counts.add(before.tallies(-1).stream().map(tally -> tally.because(change.cause())).toList());
        counts.add(after.tallies(1).stream().map(tally -> tally.because(change.cause())).toList());
        boolean moved = before.status() != after.status();
        changes.fire(after.changed(id, now, moved ? null : PostbackEvent.UPDATED, moved ? after.status() : null));
        return after;
    }
}
