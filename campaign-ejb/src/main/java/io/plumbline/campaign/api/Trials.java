package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Iterator;

/** Prices stored results under terms that are only tried: by the same arithmetic as the ledger, without a posting. */
public interface Trials {

    /**
     * A stored result.
     *
     * @param claim  as it was claimed first
     * @param worth  what it is worth now, after corrections and refunds
     * @param counts whether its state lets it earn
     */
    record Tried(Claim claim, Money worth, boolean counts) {
    }

    /**
     * @param terms   sound, such as {@link Agreements#imagine}
     * @param results of the campaign and partner in the months
     */
    BackTest run(Agreement terms, YearMonth from, YearMonth to, Iterator<Tried> results, Instant now);
}
