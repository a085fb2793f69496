package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * From result to money: chooses the rate and posts to the ledger, all in the caller's transaction.
 *
 * <p>Precedence among the rates of the agreement in force at {@code termsAt}: (1) a rate for the goal before one for any goal,
 * (2) more matching conditions before fewer, (3) the pricing made for the goal's kind (CPS, CPL, CPI) before CPA,
 * (4) the order in the agreement.
 */
public interface Commissions {

    /** Idempotent by subject: asked again, it posts nothing and answers the commission as it stands. */
    Commission accrue(Claim claim);

    /** The same for many clicks or impressions at once: where no rate pays for them, which is most often, it costs next to nothing. */
    List<Commission> accrueAll(List<Claim> claims);

    /** Moves the pending commission of the subject to payable. @return what is payable now */
    Optional<Money> approve(UUID subjectId, Instant at, String reason);

    /**
     * Takes back whatever is pending or payable for the subject, as new postings.
     *
     * @return what was taken back: under volume tiers it may differ from what the subject had earned, as others fall to the earlier tier with it
     */
    Optional<Money> reverse(UUID subjectId, Instant at, String reason);

    /**
     * The conversion's amount changed (partial refund, correction): posts the difference. What had been reversed is reinstated, pending.
     *
     * @return commission now; empty when no rate applies or it cannot be worked out yet
     * @throws io.plumbline.shared.Conflict code {@code amount-not-convertible} when money is posted and no exchange rate is known for the new amount
     */
    Optional<Money> reprice(UUID subjectId, Money newAmount, Instant at, String reason);

    /**
     * What is known of the conversion has changed (the customer was known, the amount holds tax): its rates are chosen anew, under the agreement it is priced by,
     * and what they come to differently is posted. Nothing happens to what has been reversed, and nothing where the same rates pay of the same base.
     *
     * @param claim as it would have been claimed with all that is known now; its amount is the one its parts belong to
     * @param worth what it is worth now, after corrections and refunds
     * @return commission now; empty when no rate applies or it cannot be worked out
     * @throws io.plumbline.shared.Conflict code {@code amount-not-convertible} when money is posted and no exchange rate is known
     */
    Optional<Money> restate(Claim claim, Money worth, Instant at, String reason);
}
