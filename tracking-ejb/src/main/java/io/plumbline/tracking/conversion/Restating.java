package io.plumbline.tracking.conversion;

import io.plumbline.campaign.api.CapGate;
import io.plumbline.campaign.api.Claim;
import io.plumbline.campaign.api.Commissions;
import io.plumbline.campaign.api.GoalKind;
import io.plumbline.shared.Keyed;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.Cause;
import io.plumbline.tracking.api.ConversionStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Facts that come after the conversion price it anew, as if they had been known: by the terms of its touch, in new postings. Its state stays as it was decided. */
@ApplicationScoped
public class Restating {

    @Inject
    private ConversionBook book;
    @Inject
    private Commissions commissions;
    @Inject
    private Unpaid unpaid;
    @Inject
    private CapGate caps;
    @Inject
    private Booking booking;

    Entry restate(Entry before, Facts told, String reference, Instant now, Counts counts) {
        Facts known = Facts.of(before);
        if (!told.tellMoreThan(known)) {
            return before;
        }
        caps.lock(before.id());
        String words = told.told(known);
        Entry facts = before.knowing(told.over(known));
        book.learn(facts);
        boolean earns = before.filed().partnerId() != null && before.verdict().equals("valid") && before.status() != ConversionStatus.REJECTED
                && before.status() != ConversionStatus.REVERSED && before.subject().termsAt() != null;
        Money commission = earns ? commissions.restate(claim(facts), before.amount(), now, words).orElse(null) : before.commission();
        String credit = !earns ? before.marks().credit() : commission == null ? unpaid.why(before.id()) : null;
        Entry after = facts.with(before.status(), before.amount(), commission, before.status().needsReason() ? before.reason() : credit)
                .marked(facts.marks().crediting(credit));
        return booking.book(before, after, new Booking.Change("restate", new Why(null, words, reference), Cause.DECIDED), now, counts);
    }

    private Claim claim(Entry entry) {
        Entry.Subject subject = entry.subject();
        return new Claim(entry.id(), Claim.Occasion.CONVERSION, subject.advertiserId(), entry.filed().campaignId(), entry.filed().partnerId(), subject.goalKey(),
                Keyed.of(GoalKind.class, "kind", subject.goalKind()), entry.whole(), entry.filed().country(), entry.filed().device(), entry.marks().newCustomer(),
                subject.termsAt(), subject.at(), entry.status() == ConversionStatus.APPROVED).with(book.rateFacts(entry.id()));
    }
}
