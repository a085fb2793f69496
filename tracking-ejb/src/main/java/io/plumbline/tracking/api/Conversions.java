package io.plumbline.tracking.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Refusal;
import java.util.List;
import java.util.UUID;

/** Results, each recorded once, credited, priced and posted in one transaction. */
public interface Conversions {

    /**
     * Records what is reported. The database's unique key decides who was first: (goal, transaction id), without a transaction
     * id (goal, click), without a click (goal, customer, time).
     *
     * @throws io.plumbline.shared.Invalid  for malformed reports
     * @throws io.plumbline.shared.NotFound code {@code click-not-found} when a named click is unknown and nothing else identifies the advertiser
     */
    Receipt record(ConversionReport report);

    /** What became of one of several reports: a receipt, or why there is none. */
    record Outcome(Receipt receipt, Refusal refusal) {

        public Receipt orThrow() {
            if (refusal != null) {
                throw refusal;
            }
            return receipt;
        }
    }

    /**
     * Records as {@link #record} does, in transactions that are shared with whatever else arrives meanwhile: for doors. One outcome each, in order.
     *
     * @throws io.plumbline.shared.Busy when more is waiting than can be recorded in time
     */
    List<Outcome> submit(List<ConversionReport> reports);

    /** Decisions that {@link #decideAll} takes at once. */
    int MOST_AT_ONCE = 1000;

    /**
     * @throws io.plumbline.shared.Conflict code {@code transition-not-allowed}; {@code conversion-locked} for a result that has been settled, unless the caller is of
     *                                      finance; {@code refund-differs}
     * @throws io.plumbline.shared.Invalid  code {@code reason-required, reason-code-unknown, reason-code-unfit, refund-exceeds-sale, currency-mismatch}
     */
    Conversion decide(UUID id, Long expectedVersion, ConversionDecision decision);

    /** @param version what the caller saw, or null not to check */
    record Choice(UUID id, Long version, ConversionDecision decision) {
    }

    /** What became of one of several decisions: the conversion as it is now, or why it is as before. */
    record Decided(UUID id, Conversion conversion, Refusal refusal) {
    }

    /** Each by itself: one that is refused stops no other. One answer each, in order. */
    List<Decided> decideAll(List<Choice> choices);

    /**
     * A decision that names its conversion as files do.
     *
     * @param conversionId  null when the transaction id tells
     * @param goal          key of the goal where one transaction has several conversions, or null
     */
    record Ruled(UUID advertiserId, UUID conversionId, String goal, String transactionId, ConversionDecision decision) {
    }

    /** In the caller's transaction, all or none. @return for each whether it changed anything: what stood so already stays */
    List<Boolean> apply(List<Ruled> ruled);

    Conversion get(UUID id);

    Page<Conversion> list(EventFilter filter, PageRequest page);

    Trace trace(UUID id);
}
