package io.plumbline.web.api.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.campaign.api.LedgerLeg;
import io.plumbline.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** One leg of a posting: each posting has a debit and a credit of the same amount. */
@JsonInclude
public record PostingItem(UUID postingId, String reference, UUID account, String accountKind, UUID owner, String side, Money amount,
        LocalDate accountingDate, LocalDate eventDate, Instant recordedAt, String reason, String subjectType, UUID subjectId) {

    static PostingItem of(LedgerLeg leg) {
        return new PostingItem(leg.postingId(), leg.reference(), leg.accountId(), leg.accountKind(), leg.owner(), leg.side(),
                new Money(leg.amountMinor(), leg.currency()), leg.accountingDate(), leg.eventDate(), leg.recordedAt(), leg.reason(), leg.subjectType(),
                leg.subjectId());
    }
}
