package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a claim earned and why.
 *
 * @param amount     null when no rate applies, or when the one that does cannot be worked out yet: no exchange rate, no amount of the sale
 * @param rate       the chosen rate in words, or null
 * @param considered every rate looked at, winner first, each with the reason it won or lost
 * @param postings   references of the ledger postings made
 * @param locksOn, dueOn when it locks and may be paid, days in the advertiser's zone; null where no agreement applies
 */
public record Commission(UUID agreementId, String rateId, Money amount, String rate, List<Considered> considered, List<String> postings, LocalDate locksOn,
        LocalDate dueOn)
        implements Serializable {

    /** Whether a rate applies whose amount cannot be worked out yet. */
    public boolean waitsForPrice() {
        return amount == null && considered.stream().anyMatch(Considered::chosen);
    }

    public record Considered(String rate, boolean chosen, String reason) implements Serializable {
    }
}
