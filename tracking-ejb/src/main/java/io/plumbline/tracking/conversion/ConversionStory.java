package io.plumbline.tracking.conversion;

import io.plumbline.campaign.api.CapAnswer;
import io.plumbline.campaign.api.CapOver;
import io.plumbline.campaign.api.Commission;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.ConsentDecision;
import io.plumbline.tracking.api.Conversion;
import io.plumbline.tracking.api.Trace;
import io.plumbline.tracking.click.Touched;
import io.plumbline.tracking.store.Postings;
import io.plumbline.tracking.store.Steps;
import io.plumbline.tracking.store.Text;
import io.plumbline.tracking.traffic.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tells how a conversion was decided. */
final class ConversionStory {

    private ConversionStory() {
    }

    static Steps begin(Entry entry, Claimed claimed, Evidence evidence, Verdict verdict, Checks.Findings findings) {
        Steps steps = new Steps(entry.subject().recordedAt());
        steps.add("arrival", "Reported by " + entry.subject().door() + ".", "A " + entry.subject().goalKey() + " worth " + entry.amount() + ".",
                Steps.facts("occurredAt", entry.subject().at(), "goal", entry.subject().goalKey(), "transactionId", entry.subject().transactionId(),
                        "customerId", entry.subject().customerId(), "coupon", claimed.report().couponCode(), "consent", consent(claimed.consent()), "amount", claimed.amountReported() ? "as reported" : "the goal's default value, because none was reported",
                        "tax", part(claimed.parts().tax()), "shipping", part(claimed.parts().shipping()), "discount", part(claimed.parts().discount()),
                        "net", claimed.parts().empty() ? null : entry.amount().minus(claimed.parts().sum()), "subscription", entry.subject().subscriptionId(),
                        "status", entry.status().key()));
        steps.add("verdict", verdict.rule(), verdict.verdict(), Steps.facts("reasons", verdict.written(), "rules", verdict.version()));
        steps.add("dedupe", claimed.dedupeRule(), "The first of its kind: recorded.", Steps.facts("key", Text.clean(entry.subject().dedupeKey(), 400)));
        steps.add("evidence", evidence.rule(), evidence.kind(), touchFacts(evidence), evidence.losers());
        steps.add("credit", creditRule(evidence), evidence.earns() ? evidence.inherited() != null ? "Credited to the partner who won the first sale."
                : evidence.touch().interaction().equals(Touched.COUPON) ? "Credited to the partner who owns the coupon."
                : evidence.touch().interaction().equals(Touched.SUBMISSION) ? "Credited to the partner who handed the lead in."
                : "Credited to the " + evidence.touch().interaction() + " " + evidence.touch().id() + "."
                : evidence.refusal() == null ? "Filed under channel " + entry.filed().channel() + "." : "No credit: " + evidence.refusal() + ".",
                Steps.facts("clickWindowDays", claimed.goal().clickWindowDays(), "viewWindowDays", claimed.goal().viewWindowDays(), "newCustomer", findings.isNew(),
                        "channel", entry.filed().channel()));
        steps.add("checks", findings.because(), findings.codes().isEmpty() ? "Nothing found." : "Found: " + String.join(", ", findings.codes()) + ".",
                Steps.facts("newCustomer", findings.isNew(), "status", entry.status().key()));
        if (evidence.earns() && evidence.touch().partnerId() == null) {
            steps.add("rate", "The link has no partner, so nobody is owed.", "No commission.", Steps.facts());
        }
        return steps;
    }

    /** With the sub-ids of the touch, which the story was told without. */
    static List<Trace.Step> named(List<Trace.Step> steps, List<String> subs) {
        Map<String, String> known = Steps.facts("subs", IntStream.range(0, subs.size()).filter(i -> subs.get(i) != null).mapToObj(i -> "sub" + (i + 1) + "=" + subs.get(i))
                .reduce((one, next) -> one + ", " + next).orElse(null));
        return steps.stream().map(step -> known.isEmpty() || !step.name().equals("evidence") ? step : step.knowing(known)).collect(Collectors.toList());
    }

    static void fits(Steps steps, CapAnswer room) {
        if (!room.told().isEmpty()) {
            steps.add("caps", "What it is counted, earns and is worth has room under every cap on it.", "There was room.", Steps.facts(), room.told());
        }
    }

    static void capped(Steps steps, CapAnswer room) {
        steps.add("caps", room.told().isEmpty() ? "A cap has no room." : room.told().get(room.told().size() - 1),
                (room.over() == CapOver.REJECT ? "Rejected: " : "Recorded, pays nothing: ") + room.reason() + ".", Steps.facts(), room.told());
    }

    /** Nothing to tell where nobody earns anything. */
    static Optional<Trace.Step> settlement(Conversion.Settled settled, Instant now) {
        return settled.locksOn() == null ? Optional.empty() : new Steps(now).add("settlement", "Terms say when a result locks and is due; what is undecided on its day stays open.",
                settled.state() + ".", Steps.facts("locksOn", settled.locksOn(), "dueOn", settled.dueOn())).list().stream().findFirst();
    }

    static void rate(Steps steps, Commission commission) {
        Postings.rate(steps, commission);
    }

    /** Null for nothing: a fact that is not there is not told. */
    private static Money part(Money money) {
        return money.isZero() ? null : money;
    }

    private static String consent(ConsentDecision consent) {
        return consent.basis().key() + (consent.reason() == null ? "" : " (" + consent.reason() + ")");
    }

    private static Map<String, String> touchFacts(Evidence evidence) {
        Touched touch = evidence.touch();
        return touch == null ? Steps.facts() : evidence.inherited() != null ? Steps.facts("first", evidence.inherited().first(), "since", evidence.inherited().since(),
                "campaign", touch.campaignId(), "partner", touch.partnerId()) : !touch.isTouch()
                ? Steps.facts("campaign", touch.campaignId(), "partner", touch.partnerId()) : Steps.facts(touch.interaction(), touch.id(), "at", touch.at(), "campaign", touch.campaignId(), "partner", touch.partnerId(),
                "link", touch.linkId(), "touchVerdict", touch.verdict());
    }

    private static String creditRule(Evidence evidence) {
        if (evidence.refusal() == null) {
            return evidence.inherited() != null ? "Renewals belong to whoever won the first sale, as its terms say." : evidence.earns() && evidence.touch().interaction().equals(Touched.COUPON) ? "Whoever owns the coupon takes the whole credit."
                    : evidence.earns() && evidence.touch().interaction().equals(Touched.SUBMISSION) ? "Whoever handed the lead in takes the whole credit."
                    : "The last touch takes the whole credit.";
        }
        return switch (evidence.refusal()) {
            case "outside-click-window", "outside-view-window" -> "The conversion came after the goal's window had closed.";
            case "before-click" -> "The conversion happened before the touch, beyond " + Window.SKEW.toSeconds() + " seconds of clock difference.";
            case "unknown-click" -> "The named click is unknown and nothing else leads to a touch.";
            case "no-touch" -> "There is no touch to credit.";
            default -> "A touch that did not count earns nothing.";
        };
    }
}
