package io.plumbline.tracking.conversion;

import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.CapGate;
import io.plumbline.campaign.api.Claim;
import io.plumbline.campaign.api.Commissions;
import io.plumbline.campaign.api.GoalKind;
import io.plumbline.campaign.api.Settlement;
import io.plumbline.campaign.api.Settlements;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Keyed;
import io.plumbline.shared.Money;
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

/** Facts that come after the conversion price it anew, as if they had been known: by the terms of its touch, in new postings. Its state stays as it was decided. */
@ApplicationScoped
public class Restating {

    @Inject
    private ConversionBook book;
    @Inject
    private Commissions commissions;
    @Inject
    private Settlements settlements;
    @Inject
    private CapGate caps;
    @Inject
    private AuditTrail audit;
    @Inject
    private Authority authority;
    @Inject
    private Event<ConversionChanged> changes;

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
        String credit = !earns ? before.marks().credit() : commission == null ? unpaid(before.id()) : null;
        Entry after = facts.with(before.status(), before.amount(), commission, before.status().needsReason() ? before.reason() : credit)
                .marked(facts.marks().crediting(credit));
        caps.settle(after.id(), after.amount(), after.commission(), after.status() == ConversionStatus.APPROVED, after.subject().at());
        book.change(before, after);
        UUID change = book.history(before, after, new Why(null, words, reference), authority.caller().name(), now);
        audit.note("restate", "conversion", after.id(), after.subject().goalKey(), after.subject().advertiserId(), before.told(List.of(), Settled.OPEN),
                after.told(List.of(), Settled.OPEN));
        counts.add(before.tallies(-1).stream().map(tally -> tally.because(Cause.DECIDED)).toList());
        counts.add(after.tallies(1).stream().map(tally -> tally.because(Cause.DECIDED)).toList());
        changes.fire(after.changed(change, now, PostbackEvent.UPDATED, null));
        return after;
    }

    private String unpaid(UUID id) {
        Settlement settlement = settlements.of(List.of(id)).get(id);
        return settlement != null && settlement.state().equals("unpriced") ? LatePricingStep.UNPRICED : "no-rate";
    }

    private Claim claim(Entry entry) {
        Entry.Subject subject = entry.subject();
        return new Claim(entry.id(), Claim.Occasion.CONVERSION, subject.advertiserId(), entry.filed().campaignId(), entry.filed().partnerId(), subject.goalKey(),
                Keyed.of(GoalKind.class, "kind", subject.goalKind()), entry.whole(), entry.filed().country(), entry.filed().device(), entry.marks().newCustomer(),
                subject.termsAt(), subject.at(), entry.status() == ConversionStatus.APPROVED).with(book.rateFacts(entry.id()));
    }
}
