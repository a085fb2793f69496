package io.plumbline.tracking.conversion;

import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.CapGate;
import io.plumbline.campaign.api.Commissions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.Cause;
import io.plumbline.tracking.api.ConversionChanged;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.PostbackEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Carries out a decision on a conversion: money, state, history, counts, in the caller's transaction. */
@ApplicationScoped
public class Deciding {

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

    Entry decide(Entry before, Verb verb, String reason, Instant now, Counts counts) {
        new Check().optionalText("reason", reason, 500).done();
        caps.lock(before.id());
        // Whatever is decided about a conversion from invalid traffic, nobody is paid for it.
        boolean earns = before.commission() != null && !before.verdict().equals("invalid");
        Money commission = earns ? settle(before, verb, reason, now) : before.commission();
        boolean refused = verb.next() == ConversionStatus.REJECTED || verb.next() == ConversionStatus.REVERSED;
        Entry after = before.with(verb.next(), verb.amount(), commission, refused ? reason : creditReason(before));
        if (refused) {
            caps.release(after.id());
        } else {
            caps.settle(after.id(), after.amount(), after.commission(), after.status() == ConversionStatus.APPROVED, after.subject().at());
        }
        book.change(before, after);
        UUID change = book.history(before, after, reason, authority.caller().name(), now);
        audit.note(verb.refundsPart() ? "refund" : verb.next().key(), "conversion", after.id(), after.subject().goalKey(), after.subject().advertiserId(),
                before.told(List.of()), after.told(List.of()));
        Cause cause = refused || verb.refundsPart() ? Cause.REVERSED : Cause.DECIDED;
        counts.add(before.tallies(-1).stream().map(tally -> tally.because(cause)).toList());
        counts.add(after.tallies(1).stream().map(tally -> tally.because(cause)).toList());
        changes.fire(after.changed(change, now, verb.refundsPart() ? PostbackEvent.UPDATED : null, verb.refundsPart() ? null : after.status()));
        return after;
    }

    /** Why it earns nothing stays true whatever is decided; why it was refused does not outlive the refusal. */
    private static String creditReason(Entry before) {
        return before.status() == ConversionStatus.REJECTED ? null : before.reason();
    }

    private Money settle(Entry before, Verb verb, String reason, Instant now) {
        Money none = Money.zero(before.commission().currency());
        if (verb.next() == ConversionStatus.REJECTED || verb.next() == ConversionStatus.REVERSED) {
            // Under volume tiers what goes back may differ from what it earned: others fall to the earlier tier with it.
            return commissions.reverse(before.id(), now, reason).map(before.commission()::minus).orElse(none);
        }
        caps.lock(before.id());
        Money commission = before.commission();
        if (!verb.amount().equals(before.amount()) || before.status() == ConversionStatus.REJECTED) {
            Optional<Money> repriced = commissions.reprice(before.id(), verb.amount(), now, reason);
            commission = repriced.orElse(commission);
        }
        if (verb.next() == ConversionStatus.APPROVED && before.status() != ConversionStatus.APPROVED) {
            commissions.approve(before.id(), now, reason);
        }
        return commission;
    }
}
