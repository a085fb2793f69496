package io.plumbline.tracking.conversion;

import io.plumbline.shared.Conflict;
import io.plumbline.tracking.api.ConversionDecision;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.Receipt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Tells the first report of a conversion from its repeats, in the caller's transaction. */
@ApplicationScoped
public class Receiving {

    @Inject
    private Recording recording;
    @Inject
    private Deciding deciding;
    @Inject
    private ConversionBook book;
    @Inject
    private Refunds refunds;
    @Inject
    private Locks locks;

    Receipt receive(Claimed claimed, Instant now, Counts counts) {
        String key = claimed.dedupeKey();
        Optional<Entry> known = known(claimed, key);
        if (Refunds.isRefund(claimed, known.isPresent())) {
            return refunds.receive(claimed, known, now, counts);
        }
        if (known.isEmpty()) {
            Optional<Entry> recorded = recording.first(claimed, key, now, counts);
            if (recorded.isPresent()) {
                refunds.catchUp(recorded.get(), now, counts);
                return new Receipt(Receipt.Result.RECORDED, recorded.get().id(), recorded.get().reason());
            }
            known = known(claimed, key);
        }
        return repeat(known.orElseThrow(() -> new IllegalStateException("A conversion is known and cannot be seen")), claimed, now, counts);
    }

    private Optional<Entry> known(Claimed claimed, String key) {
        return book.known(claimed.advertiser().id(), claimed.goal().id(), key);
    }

    /** A repeat changes nothing, unless it brings a new state. */
    private Receipt repeat(Entry known, Claimed claimed, Instant now, Counts counts) {
        ConversionStatus said = claimed.status();
        // A file of journeys says what was measured then; sent again, it must not undo what somebody has decided since.
        if (said == null || said == known.status() || said == ConversionStatus.PENDING || claimed.report().arrivedBy() != null) {
            return new Receipt(Receipt.Result.DUPLICATE, known.id(), null);
        }
        Entry held = book.hold(known.id()).orElseThrow();
        if (held.status() == ConversionStatus.ON_HOLD && said == ConversionStatus.APPROVED) {
            // Whoever sent it says so again; what it is held for has not gone away.
            return new Receipt(Receipt.Result.DUPLICATE, held.id(), "on-hold");
        }
        if (!locks.of(held, now).isOpen()) {
            return new Receipt(Receipt.Result.DUPLICATE, held.id(), "conversion-locked");
        }
        Verb verb;
        try {
            verb = Verb.of(held.status(), held.amount(), new ConversionDecision(said, null, claimed.report().amount(), claimed.report().currency()));
        } catch (Conflict notNow) {
            return new Receipt(Receipt.Result.DUPLICATE, held.id(), notNow.code());
        }
        deciding.decide(held, verb, Why.reported(said, claimed.report().door().key(), claimed.report().more().reason()), now, counts);
        return new Receipt(Receipt.Result.UPDATED, held.id(), null);
    }
}
