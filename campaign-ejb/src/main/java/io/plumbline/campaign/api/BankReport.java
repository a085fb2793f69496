package io.plumbline.campaign.api;

import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/**
 * What came of a bank's file.
 *
 * @param kind      {@code pain.002, camt.052, camt.053} or {@code camt.054}
 * @param messageId the bank's name for it
 * @param passed    what it says that is nobody's final outcome here: other people's entries, payments still on their way
 */
public record BankReport(String kind, String messageId, int passed, List<Outcome> outcomes) implements Serializable {

    /**
     * @param statement number of the statement, or the message id of one of our files that the bank names as a whole and we do not know
     * @param result    {@code paid} or {@code failed}
     * @param outcome   {@code recorded, repeated} or {@code refused}
     * @param code      why refused, or null: {@code statement-not-found, file-not-found, amount-differs} and those of {@link PaymentOutcome}
     */
    public record Outcome(String statement, UUID runId, String result, String outcome, String code) implements Serializable {
    }
}
