package io.plumbline.campaign.payout;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A posting on a partner's payable account that stands in no statement yet.
 *
 * @param minor      positive when it is owed to the partner
 * @param dueOn      first day on which it may be paid; null at once
 * @param suppliedOn the day of the result it is about, in the advertiser's zone; of what is about no result, the day it is said to be about
 */
record OpenPosting(UUID id, UUID partnerId, String currency, long minor, UUID advertiserId, UUID campaignId, String campaign, LocalDate accountingDate,
        Instant recordedAt, String reference, String subjectType, UUID subjectId, LocalDate dueOn, LocalDate suppliedOn) {

    /** Owed again from a payment that failed: it was taxed in the statement it failed in. */
    boolean isTaxable() {
        return !subjectType.equals(StatementBook.RETURNED);
    }
}
