package io.plumbline.tracking.conversion;

import io.plumbline.campaign.api.CapAnswer;
import io.plumbline.campaign.api.CapClaim;
import io.plumbline.campaign.api.CapGate;
import io.plumbline.campaign.api.Claim;
import io.plumbline.campaign.api.Commissions;
import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.GoalKind;
import io.plumbline.campaign.api.Goals;
import io.plumbline.shared.Keyed;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.ConversionChanged;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.PostbackEvent;
import io.plumbline.tracking.api.ReasonCode;
import io.plumbline.tracking.api.Tally;
import io.plumbline.tracking.click.Touched;
import io.plumbline.tracking.click.Touches;
import io.plumbline.tracking.identity.Persons;
import io.plumbline.tracking.store.Sql;
import io.plumbline.tracking.traffic.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A stored conversion gets another verdict: money, history and counts follow, in the caller's transaction. */
@ApplicationScoped
public class ConversionRegrading {

    @Inject
    private ConversionBook book;
    @Inject
    private Touches touches;
    @Inject
    private Persons persons;
    @Inject
    private Commissions commissions;
    @Inject
    private Unpaid unpaid;
    @Inject
    private Goals goals;
    @Inject
    private CapGate caps;
    @Inject
    private Sql sql;
    @Inject
    private Event<ConversionChanged> changes;

    /** @return what the counts change by; empty when the conversion is no longer what the proposal was about */
    public Optional<List<Tally>> turn(UUID id, String expected, Verdict to, String why, String actor, Instant now) {
        Entry before = book.hold(id).filter(held -> held.verdict().equals(expected)).orElse(null);
        if (before == null) {
            return Optional.empty();
        }
        caps.lock(id);
        if (!to.isValid()) {
            caps.release(id);
        }
        String refusal = to.isValid() ? refusal(before) : to.reason();
        Earns earns = !to.isValid() ? new Earns(takenBack(before, before.commission(), now, why), refusal) : refusal == null ? within(before, now, why) : new Earns(before.commission(), refusal);
        Money commission = earns.commission();
        boolean unexplained = to.isValid() && earns.refusal() == null && commission == null && before.filed().partnerId() != null;
        String credit = unexplained ? unpaid.why(id) : earns.refusal();
        String told = before.status().needsReason() ? before.reason() : credit;
        Entry after = new Entry(before.id(), before.version() + 1, before.subject(), before.filed(), before.status(), to.verdict(), told, before.amount(), commission,
                before.marks().crediting(credit));
        book.change(before, after);
        sql.update("update tracking.conversion set verdict = ?, reasons = ?, rules = ? where id = ?", to.verdict(), to.written(), to.version(), id);
        UUID change = book.history(before, after, new Why(to.isValid() ? null : ReasonCode.INVALID_TRAFFIC, why, null), actor, now);
        changes.fire(after.changed(change, now, PostbackEvent.UPDATED, amountsTo(before, after)));
        List<Tally> tallies = new ArrayList<>(before.tallies(-1));
        tallies.addAll(after.tallies(1));
        return Optional.of(tallies);
    }

    /** @param refusal why it earns nothing, or null */
    private record Earns(Money commission, String refusal) {
    }

    /** Who was told that it is paid and listens for nothing but states would count on it for ever, or never again. */
    private static ConversionStatus amountsTo(Entry before, Entry after) {
        if (before.status() != ConversionStatus.APPROVED || before.isPaid() == after.isPaid()) {
            return null;
        }
        return after.isPaid() ? ConversionStatus.APPROVED : ConversionStatus.REVERSED;
    }

    /** Valid again it takes its room anew: others may have filled it meanwhile. */
    private Earns within(Entry before, Instant now, String why) {
        boolean alive = before.status().isUndecided() || before.status() == ConversionStatus.APPROVED;
        if (!alive || before.filed().partnerId() == null) {
            return new Earns(before.commission(), null);
        }
        CapClaim claim = new CapClaim(before.id(), before.filed().campaignId(), before.filed().partnerId(), before.filed().linkId(), termsAt(before), before.subject().at(), now,
                true, before.amount());
        CapAnswer room = caps.reserve(claim);
        if (!room.hasRoom()) {
            return new Earns(before.commission(), room.reason());
        }
        Money commission = paid(before, now, why);
        CapAnswer fits = commission == null || commission.isZero() ? room : caps.pay(claim, commission);
        if (!fits.hasRoom()) {
            return new Earns(takenBack(before, commission, now, fits.reason()), fits.reason());
        }
        if (before.status() == ConversionStatus.APPROVED) {
            caps.settle(before.id(), before.amount(), commission, true, before.subject().at());
        }
        return new Earns(commission, null);
    }

    private Money takenBack(Entry before, Money earned, Instant now, String why) {
        return earned == null ? null : commissions.reverse(before.id(), now, why).map(earned::minus).orElse(Money.zero(earned.currency()));
    }

    private Money paid(Entry before, Instant now, String why) {
        if (before.commission() == null) {
            return accrued(before);
        }
        Money again = commissions.reprice(before.id(), before.amount(), now, why).orElse(before.commission());
        if (before.status() == ConversionStatus.APPROVED) {
            commissions.approve(before.id(), now, why);
        }
        return again;
    }

    /** Valid again is not paid again when the goal's window had closed. */
    private String refusal(Entry before) {
        if (before.subject().evidence().equals(Evidence.RENEWAL)) {
            return null;
        }
        Touched click = touches.click(before.subject().clickId()).orElse(null);
        Goal goal = goals.find(before.subject().goalId()).orElse(null);
        if (click == null || goal == null) {
            return "no-touch";
        }
        Window window = new Window(goal.clickWindowDays());
        return window.isBefore(click.at(), before.subject().at()) ? "before-click" : window.isAfter(click.at(), before.subject().at()) ? "outside-click-window" : null;
    }

    private Money accrued(Entry before) {
        Entry.Subject subject = before.subject();
        boolean isNew = !book.hasEarlier(subject.advertiserId(), persons.aliases(subject.advertiserId(), subject.personId()), before.id());
        return commissions.accrue(new Claim(before.id(), Claim.Occasion.CONVERSION, subject.advertiserId(), before.filed().campaignId(), before.filed().partnerId(),
                subject.goalKey(), Keyed.of(GoalKind.class, "kind", subject.goalKind()), before.amount(), before.filed().country(), before.filed().device(), isNew,
                termsAt(before), subject.at(), before.status() == ConversionStatus.APPROVED).with(book.rateFacts(before.id()))).amount();
    }

    private Instant termsAt(Entry before) {
        Entry.Subject subject = before.subject();
        return Optional.ofNullable(subject.termsAt()).or(() -> touches.click(subject.clickId()).map(Touched::at)).orElse(subject.at());
    }
}
