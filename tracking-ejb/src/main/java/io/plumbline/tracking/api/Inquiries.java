package io.plumbline.tracking.api;

import io.plumbline.shared.Money;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What partners ask about results. A partner sees and writes its own; marketers and finance decide. An accepted one is recorded or approved
 * as any other result is, so that nothing is paid past the rules.
 */
public interface Inquiries {

    /** @throws io.plumbline.shared.Conflict code {@code inquiry-exists} while one about the same result is undecided */
    Inquiry open(InquiryDraft draft);

    Inquiry get(UUID id);

    /** Newest first. @param partner, status null for any @param overdue only those that are */
    Page<Inquiry> list(UUID partner, InquiryStatus status, boolean overdue, PageRequest page);

    /** What the caller has still to do something about: partners those asked back, staff the open ones. */
    long waiting();

    /** Adds to the conversation. Staff's first word answers an open inquiry, a partner's reply opens it again. */
    Inquiry say(UUID id, String text);

    /** What may be meant, found by click, order id, campaign and day; staff only, at most 50. */
    List<Candidate> candidates(UUID id);

    /**
     * Records the missing result, or approves the questioned one.
     *
     * @param expectedVersion version the caller saw, or null not to check
     * @throws io.plumbline.shared.Conflict code {@code inquiry-decided}, {@code inquiry-earns-nothing} when the rules would not credit the partner,
     *         {@code inquiry-of-another} when the result belongs to somebody else
     */
    Inquiry accept(UUID id, Long expectedVersion, Acceptance acceptance);

    /** @param reason told to the partner */
    Inquiry refuse(UUID id, Long expectedVersion, String reason);

    /** By the partner who wrote it. */
    Inquiry withdraw(UUID id, Long expectedVersion);

    /**
     * @param reason       told to the partner and kept with the conversion
     * @param conversionId which of the candidates it is, or null
     * @param clickId      which click it is to be recorded with, or null for what the partner said
     * @param amount       decimal in major units; null for what the partner said
     */
    record Acceptance(String reason, UUID conversionId, String clickId, String goal, String transactionId, String amount, String currency, Instant occurredAt)
            implements Serializable {
    }

    /**
     * @param what   {@code click} or {@code conversion}
     * @param why    {@code click-id, transaction-id, click-of-conversion, campaign-and-day}
     * @param own    whether it is this partner's
     * @param state  a conversion's status, a click's verdict
     */
    record Candidate(String what, UUID id, Instant at, UUID campaignId, UUID linkId, boolean own, String state, String reason, Money amount, String transactionId,
            String why) implements Serializable {
    }
}
