package io.plumbline.tracking.conversion;

import io.plumbline.campaign.api.CapGate;
import io.plumbline.campaign.api.Claim;
import io.plumbline.campaign.api.Commissions;
import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.GoalKind;
import io.plumbline.campaign.api.Goals;
import io.plumbline.shared.Keyed;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.ReasonCode;
import io.plumbline.tracking.api.Tally;
import io.plumbline.tracking.click.Touched;
import io.plumbline.tracking.click.Touches;
import io.plumbline.tracking.identity.Persons;
import io.plumbline.tracking.store.Sql;
import io.plumbline.tracking.traffic.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
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
    private Goals goals;
    @Inject
    private CapGate caps;
    @Inject
    private Sql sql;

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
        Money commission = !to.isValid() ? takenBack(before, now, why) : refusal == null ? paid(before, now, why) : before.commission();
        String told = before.status().needsReason() ? before.reason() : refusal;
        Entry after = new Entry(before.id(), before.version() + 1, before.subject(), before.filed(), before.status(), to.verdict(), told, before.amount(), commission,
                before.marks().crediting(refusal));
        book.change(before, after);
        sql.update("update tracking.conversion set verdict = ?, reasons = ?, rules = ? where id = ?", to.verdict(), to.written(), to.version(), id);
        book.history(before, after, new Why(to.isValid() ? null : ReasonCode.INVALID_TRAFFIC, why, null), actor, now);
        List<Tally> tallies = new ArrayList<>(before.tallies(-1));
        tallies.addAll(after.tallies(1));
        return Optional.of(tallies);
    }

    private Money takenBack(Entry before, Instant now, String why) {
        return before.commission() == null ? null
                : commissions.reverse(before.id(), now, why).map(before.commission()::minus).orElse(Money.zero(before.commission().currency()));
    }

    private Money paid(Entry before, Instant now, String why) {
        boolean earns = before.status().isUndecided() || before.status() == ConversionStatus.APPROVED;
        if (!earns || before.filed().partnerId() == null) {
            return before.commission();
        }
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
        Instant termsAt = Optional.ofNullable(subject.termsAt()).or(() -> touches.click(subject.clickId()).map(Touched::at)).orElse(subject.at());
        boolean isNew = !book.hasEarlier(subject.advertiserId(), persons.aliases(subject.advertiserId(), subject.personId()), before.id());
        return commissions.accrue(new Claim(before.id(), Claim.Occasion.CONVERSION, subject.advertiserId(), before.filed().campaignId(), before.filed().partnerId(),
                subject.goalKey(), Keyed.of(GoalKind.class, "kind", subject.goalKind()), before.amount(), before.filed().country(), before.filed().device(), isNew,
                termsAt, subject.at(), before.status() == ConversionStatus.APPROVED).with(book.rateFacts(before.id()))).amount();
    }
}
