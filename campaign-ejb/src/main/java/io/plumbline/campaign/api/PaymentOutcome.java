package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.io.Serializable;

/**
 * What became of one payment.
 *
 * @param statement number, which is the end-to-end id in the payment file, or id of the statement
 * @param result    {@code paid} or {@code failed}; also after paid, when the bank sent it back
 * @param booked    what the bank took from our account, or gave back to it, where that is in another currency; else null. What it is more or less than the
 *                  statement comes to at the rate of the day of issue is posted as an exchange difference; sent back without it, as much came back as was taken
 */
public record PaymentOutcome(String statement, String result, String reason, Money booked) implements Serializable {

    /** In the currency of the statement. */
    public PaymentOutcome(String statement, String result, String reason) {
        this(statement, result, reason, null);
    }

    /**
     * @param outcome {@code recorded, repeated} or {@code refused}
     * @param code    why refused, or null: {@code statement-not-found, result-unknown, reason-required, statement-not-ordered, statement-failed, amount-differs} (booked
     *                in the statement's own currency, and not its total), {@code rate-unknown} (of the day of issue), {@code booked-far-from-rate} (by more than a fifth)
     */
    public record Receipt(String statement, String outcome, String code) implements Serializable {
    }
}
