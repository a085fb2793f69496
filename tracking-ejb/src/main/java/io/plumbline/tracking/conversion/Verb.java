package io.plumbline.tracking.conversion;

import io.plumbline.shared.Conflict;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.ConversionDecision;
import io.plumbline.tracking.api.ConversionStatus;

/**
 * What a decision does to a conversion.
 *
 * @param next   state afterwards; the same as before for a partial refund
 * @param amount worth afterwards
 */
record Verb(ConversionStatus next, Money amount, boolean refundsPart) {

    /**
     * @throws Conflict code {@code transition-not-allowed}
     * @throws Invalid  code {@code refund-exceeds-sale, currency-mismatch}, or for a malformed amount
     */
    static Verb of(ConversionStatus now, Money worth, ConversionDecision decision) {
        Money asked = asked(worth, decision);
        if (decision.status() == ConversionStatus.REVERSED && asked != null) {
            if (asked.minor() > worth.minor()) {
                throw new Invalid("amount", "refund-exceeds-sale", "Only " + worth + " is left to refund.");
            }
            if (asked.minor() < worth.minor() && (now == ConversionStatus.APPROVED || now.isUndecided())) {
                return new Verb(now, worth.minus(asked), true);
            }
        }
        if (!now.mayBecome(decision.status())) {
            throw new Conflict("transition-not-allowed", "A conversion that is " + now.key() + " cannot become " + decision.status().key() + ".");
        }
        boolean corrected = decision.status() == ConversionStatus.APPROVED && asked != null;
        return new Verb(decision.status(), corrected ? asked : worth, false);
    }

    private static Money asked(Money worth, ConversionDecision decision) {
        if (decision.amount() == null) {
            return null;
        }
        String currency = decision.currency() == null || decision.currency().isBlank() ? worth.currency() : AmountText.currency(decision.currency());
        if (!currency.equals(worth.currency())) {
            throw new Invalid("currency", "currency-mismatch", "The conversion is in " + worth.currency() + ".");
        }
        return AmountText.read(decision.amount(), currency);
    }
}
