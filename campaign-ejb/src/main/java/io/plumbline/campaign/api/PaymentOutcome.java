package io.plumbline.campaign.api;

import java.io.Serializable;

/**
 * What became of one payment.
 *
 * @param statement number, which is the end-to-end id in the payment file, or id of the statement
 * @param result    {@code paid} or {@code failed}; also after paid, when the bank sent it back
 */
public record PaymentOutcome(String statement, String result, String reason) implements Serializable {

    /** @param outcome {@code recorded, repeated} or {@code refused} @param code why refused, or null */
    public record Receipt(String statement, String outcome, String code) implements Serializable {
    }
}
