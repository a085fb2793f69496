package io.plumbline.campaign.ledger;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One amount that goes from one account to another. A negative amount goes the other way; nought is not posted.
 *
 * @param entryId     shared by the postings of one act
 * @param reference   says what happened, unique for ever, at most 200 characters: {@code payout:<line>:tax}
 * @param advertiserId in whose books it stands; {@link Books#HOUSE} for what is nobody's in particular
 * @param minor       minor units of {@code currency}
 * @param day         the day it is about; the accounting date is the same, or the first open day when its month is closed
 * @param subjectType at most 32 characters, such as {@code statement}
 */
public record Transfer(UUID entryId, String reference, UUID advertiserId, Side debit, Side credit, long minor, String currency, LocalDate day, String reason,
        String subjectType, UUID subjectId) {

    /** An account, by what it is; it is opened when it is first posted to. */
    public record Side(AccountKind kind, UUID owner) {

        public static Side house(AccountKind kind) {
            return new Side(kind, Books.HOUSE);
        }
    }
}
