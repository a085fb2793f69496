package io.plumbline.tracking.conversion;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Refusal;
import io.plumbline.shared.Stale;
import io.plumbline.tracking.api.Conversion;
import io.plumbline.tracking.api.ConversionDecision;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.Conversions.Choice;
import io.plumbline.tracking.api.Conversions.Decided;
import io.plumbline.tracking.api.Conversions.Ruled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Takes decisions of people and of files: whose conversion it is, whether it may still be decided, and why. */
@ApplicationScoped
public class Judging {

    /** Decisions that share a transaction; more would keep reports waiting on the same counts. */
    private static final int BATCH = 50;

    @Inject
    private ConversionBook book;
    @Inject
    private Deciding deciding;
    @Inject
    private Refunds refunds;
    @Inject
    private Locks locks;
    @Inject
    private Bench bench;
    @Inject
    private Authority authority;

    /** In the caller's transaction. The row's lock lets one of two through at a time; the second meets what the first has made of it. */
    Entry decide(UUID id, Long expectedVersion, ConversionDecision decision, Instant now, Counts counts) {
        Entry held = scoped(book.hold(id), id);
        Stale.unless("conversion", expectedVersion, held.version());
        return decided(held, decision, null, now, counts);
    }

    Entry decided(Entry held, ConversionDecision decision, String reference, Instant now, Counts counts) {
        Why why = Why.read(decision).about(reference == null && decision.refundId() != null ? "refund:" + decision.refundId() : reference);
        if (decision.reviewOn() != null && decision.status() != ConversionStatus.ON_HOLD) {
            throw new Invalid("reviewOn", "review-without-hold", "Only what is on hold is looked at again.");
        }
        Money refunded = decision.amount() == null ? null : AmountText.read(decision.amount(),
                decision.currency() == null || decision.currency().isBlank() ? held.amount().currency() : AmountText.currency(decision.currency()));
        if (decision.refundId() != null && decision.status() == ConversionStatus.REVERSED && refunds.isKnown(held, decision.refundId(), refunded)) {
            return held;
        }
        Verb verb = Verb.of(held.status(), held.amount(), decision);
        locks.requireOpen(held, why, now);
        if (decision.status() == ConversionStatus.REVERSED) {
            refunds.first(held, decision.refundId(), refunded, why, now);
        }
        return deciding.decide(held, verb, why, decision.reviewOn(), now, counts);
    }

    List<Decided> all(List<Choice> choices, Instant now) {
        // Rows are always taken in one order, so that two who decide much at once cannot wait for each other in a circle.
        int[] order = IntStream.range(0, choices.size()).boxed().sorted(Comparator.comparing(i -> choices.get(i).id())).mapToInt(i -> i).toArray();
        Decided[] answers = new Decided[choices.size()];
        for (int from = 0; from < order.length; from += BATCH) {
            batch(choices, Arrays.copyOfRange(order, from, Math.min(order.length, from + BATCH)), answers, now);
        }
        return List.of(answers);
    }

    private void batch(List<Choice> choices, int[] some, Decided[] answers, Instant now) {
        try {
            List<Conversion> decided = bench.decide(Arrays.stream(some).mapToObj(choices::get).toList(), now);
            for (int i = 0; i < some.length; i++) {
                answers[some[i]] = new Decided(decided.get(i).id(), decided.get(i), null);
            }
        } catch (Refusal no) {
            // It has taken its whole transaction with it: each by itself, so that nobody answers for a neighbour.
            if (some.length == 1) {
                answers[some[0]] = new Decided(choices.get(some[0]).id(), null, no);
            } else {
                Arrays.stream(some).forEach(one -> batch(choices, new int[] {one}, answers, now));
            }
        }
    }

    /** Before any is decided: see {@link OrderRuling#holdAll}. */
    void holdAll(List<Ruled> ruled) {
        book.holdAll(ruled.stream().flatMap(one -> one.conversionId() != null ? Stream.of(one.conversionId())
                : book.ofTransaction(one.advertiserId(), one.goal(), one.transactionId()).stream()).toList());
    }

    /** @return whether it changed anything */
    boolean apply(Ruled ruled, Instant now, Counts counts) {
        UUID id = ruled.conversionId() != null ? ruled.conversionId() : named(ruled);
        Entry held = scoped(book.hold(id).filter(entry -> ruled.advertiserId() == null || entry.subject().advertiserId().equals(ruled.advertiserId())), id);
        ConversionDecision decision = ruled.decision();
        boolean stands = held.status() == decision.status() && (decision.amount() == null || decision.status() == ConversionStatus.REVERSED
                || AmountText.read(decision.amount(), held.amount().currency()).equals(held.amount()));
        return !stands && decided(held, decision, null, now, counts).version() != held.version();
    }

    private UUID named(Ruled ruled) {
        List<UUID> found = book.ofTransaction(ruled.advertiserId(), ruled.goal(), ruled.transactionId());
        if (found.isEmpty()) {
            throw new NotFound("conversion", ruled.transactionId());
        }
        if (found.size() > 1) {
            throw new Conflict("transaction-ambiguous", "Several conversions have this transaction id; name the goal or the conversion.");
        }
        return found.get(0);
    }

    /** @throws NotFound also when it lies outside the caller's scope */
    Entry scoped(Optional<Entry> found, UUID id) {
        Entry entry = found.orElseThrow(() -> new NotFound("conversion", id));
        authority.requireAdvertiser(entry.subject().advertiserId(), "conversion", id);
        if (authority.partnerScope().map(p -> !p.equals(entry.filed().partnerId())).orElse(false)) {
            throw new NotFound("conversion", id);
        }
        return entry;
    }
}
