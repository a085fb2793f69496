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

    /** @throws io.plumbline.shared.Conflict code {@code transition-not-allowed} */
    Conversion decide(UUID id, Long expectedVersion, ConversionDecision decision);

    Conversion get(UUID id);

    Page<Conversion> list(EventFilter filter, PageRequest page);

    Trace trace(UUID id);
}
