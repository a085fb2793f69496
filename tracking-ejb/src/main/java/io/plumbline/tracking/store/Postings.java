package io.plumbline.tracking.store;

import io.plumbline.campaign.api.Commission;
import io.plumbline.campaign.api.LedgerLeg;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.Trace;
import java.util.List;

/** Tells rates and ledger postings in a trace. */
public final class Postings {

    private Postings() {
    }

    public static void rate(Steps steps, Commission commission) {
        String won = commission.considered().stream().filter(Commission.Considered::chosen).map(Commission.Considered::reason).findFirst()
                .orElse("No rate of the agreement in force applies.");
        steps.add("rate", won, commission.amount() == null ? "No commission." : "Commission " + commission.amount() + ".",
                Steps.facts("rate", commission.rate(), "agreement", commission.agreementId(), "locksOn", commission.locksOn(), "dueOn", commission.dueOn()),
                commission.considered().stream().filter(c -> !c.chosen()).map(c -> c.rate() + ": " + c.reason()).toList());
    }

    /** Debit legs only: each has its credit leg of the same amount. */
    public static List<Trace.Step> told(List<LedgerLeg> legs) {
        return legs.stream().filter(leg -> leg.side().equalsIgnoreCase("debit")).map(debit -> {
            LedgerLeg credit = legs.stream().filter(l -> l.postingId().equals(debit.postingId()) && l != debit).findFirst().orElse(debit);
            String amount = new Money(debit.amountMinor(), debit.currency()).toString();
            return new Trace.Step("posting", debit.recordedAt().toString(), "Every commission is a posting from one account to another.",
                    amount + " from " + debit.accountKind() + " to " + credit.accountKind() + ".",
                    Steps.facts("reference", debit.reference(), "accountingDate", debit.accountingDate(), "reason", debit.reason()), List.of());
        }).toList();
    }
}
