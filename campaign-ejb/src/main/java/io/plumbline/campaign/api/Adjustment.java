package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A posting by hand: a correction, a billing, a payment that came another way.
 *
 * @param reference  the caller's own, at most 100 characters; a second one of the same reference is not posted again
 * @param day        the day it is about
 * @param advertiser in whose books; null for the house
 * @param amount     above nought
 * @param reason     said in the ledger for ever
 */
public record Adjustment(String reference, LocalDate day, Side debit, Side credit, Money amount, UUID advertiser, String reason) implements Serializable {

    /** @param owner advertiser or partner as the kind asks for; null for accounts of the house */
    public record Side(String kind, UUID owner) implements Serializable {
    }
}
