package io.plumbline.tracking.conversion;

import io.plumbline.campaign.api.CapGate;
import io.plumbline.campaign.api.Commissions;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.Cause;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.ReasonCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Carries out a decision on a conversion: money, state, history, counts, in the caller's transaction. */
@ApplicationScoped
public class Deciding {

    @Inject
    private Commissions commissions;
    @Inject
    private CapGate caps;
    @Inject
    private Booking booking;

    Entry decide(Entry before, Verb verb, Why why, Instant now, Counts counts) {
        return decide(before, verb, why, null, now, counts);
    }

    /** @param reviewOn while it is on hold, or null */
    Entry decide(Entry before, Verb verb, Why why, LocalDate reviewOn, Instant now, Counts counts) {
        requireConfirmed(before, verb, why);
        String reason = why.words();
        caps.lock(before.id());
        // Whatever is decided about a conversion from invalid traffic, nobody is paid for it.
        boolean earns = (before.commission() != null || LatePricingStep.UNPRICED.equals(before.marks().credit())) && !before.verdict().equals("invalid");
        Money commission = earns ? settle(before, verb, reason, now) : before.commission();
        boolean refused = verb.next() == ConversionStatus.REJECTED || verb.next() == ConversionStatus.REVERSED;
        String credit = commission != null && LatePricingStep.UNPRICED.equals(before.marks().credit()) ? null : before.marks().credit();
        boolean explained = verb.next().needsReason() && !verb.refundsPart();
        Entry after = before.with(verb.next(), verb.amount(), commission, explained ? reason : verb.refundsPart() ? before.reason() : credit)
                .marked(explained ? before.marks().crediting(credit).decided(why.code(), verb.next() == ConversionStatus.ON_HOLD ? reviewOn : null)
                        : verb.refundsPart() ? before.marks() : before.marks().crediting(credit).decided(null, null));
        String what = verb.refundsPart() ? "refund" : verb.next().key();
        return booking.book(before, after, new Booking.Change(what, why, refused || verb.refundsPart() ? Cause.REVERSED : Cause.DECIDED), now, counts);
    }

    /** Nobody is paid for a lead whose owner has not said that it was them, whoever asks for it. */
    private static void requireConfirmed(Entry before, Verb verb, Why why) {
        boolean waits = before.code() == ReasonCode.AWAITING_CONFIRMATION || before.code() == ReasonCode.NOT_CONFIRMED;
        boolean opens = verb.next() == ConversionStatus.APPROVED || verb.next() == ConversionStatus.PENDING;
        if (waits && opens && !verb.refundsPart() && why.code() != ReasonCode.CONFIRMED && why.code() != ReasonCode.LEAD_QUALIFIED) {
            throw new Conflict("lead-unconfirmed", "The owner of the e-mail address has not confirmed this lead: nobody is paid for it.");
        }
    }

    private Money settle(Entry before, Verb verb, String reason, Instant now) {
        if (verb.next() == ConversionStatus.REJECTED || verb.next() == ConversionStatus.REVERSED) {
            // Under volume tiers what goes back may differ from what it earned: others fall to the earlier tier with it.
            Optional<Money> back = commissions.reverse(before.id(), now, reason);
            return before.commission() == null ? null : back.map(before.commission()::minus).orElse(Money.zero(before.commission().currency()));
        }
        Money commission = before.commission();
        boolean returns = before.status() == ConversionStatus.REJECTED || commission == null && verb.next() == ConversionStatus.APPROVED;
        if (!verb.amount().equals(before.amount()) || returns) {
            commission = commissions.reprice(before.id(), verb.amount(), now, reason).orElse(commission);
        }
        if (verb.next() == ConversionStatus.APPROVED && before.status() != ConversionStatus.APPROVED) {
            commissions.approve(before.id(), now, reason);
        }
        return commission;
    }
}
