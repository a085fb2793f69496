package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Prices stored results under terms that are only tried: by the same arithmetic as the ledger, without a posting. */
public interface Trials {

    /** Results that are tried together. */
    int BATCH = 500;

    /**
     * A stored click, impression or conversion.
     *
     * @param claim  as it was claimed first, with what has been learned of it since
     * @param worth  what it is worth now, after corrections and refunds; null for clicks and impressions
     * @param counts whether its state lets it earn, caps aside
     * @param capped whether a cap refused it
     */
    record Tried(Claim claim, Money worth, boolean counts, boolean capped) {

        /** Of a result that no cap refused. */
        public Tried(Claim claim, Money worth, boolean counts) {
            this(claim, worth, counts, false);
        }
    }

    /** A trial in the making: results come in the order in which they arrived, each batch in a transaction of the caller's. */
    interface Run {

        /** @param some at most {@link #BATCH} */
        void take(List<Tried> some);

        BackTest answer();
    }

    /**
     * @param terms    sound, such as {@link Agreements#imagine}
     * @param from, to calendar months in UTC, both included
     */
    Run begin(Agreement terms, YearMonth from, YearMonth to);

    /** Whether clicks and impressions matter: the terms pay for them, or somebody was paid for them in these months. */
    boolean concernsTouches(Agreement terms, YearMonth from, YearMonth to);

    /** @param results of the campaign and partner in the months */
    default BackTest run(Agreement terms, YearMonth from, YearMonth to, Iterator<Tried> results) {
        Run run = begin(terms, from, to);
        List<Tried> batch = new ArrayList<>(BATCH);
        while (results.hasNext()) {
            batch.add(results.next());
            if (batch.size() == BATCH || !results.hasNext()) {
                run.take(batch);
                batch.clear();
            }
        }
        return run.answer();
    }
}
