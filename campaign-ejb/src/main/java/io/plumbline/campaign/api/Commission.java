package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/**
 * What a claim earned and why.
 *
 * @param amount     null when no rate applies, or when the one that does cannot be worked out yet: no exchange rate, no amount of the sale
 * @param rate       the chosen rate in words, or null
 * @param considered every rate looked at, winner first, each with the reason it won or lost
 * @param postings   references of the ledger postings made
 */
public record Commission(UUID agreementId, String rateId, Money amount, String rate, List<Considered> considered, List<String> postings)
        implements Serializable {

    public record Considered(String rate, boolean chosen, String reason) implements Serializable {
    }
}
