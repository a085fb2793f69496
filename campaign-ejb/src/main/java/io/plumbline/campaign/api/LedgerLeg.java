package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One side of a posting. Each posting has one debit and one credit leg of the same amount.
 *
 * @param amountMinor always positive, minor units of {@code currency}
 * @param eventDate   the day it is about; the accounting date is later when its month was closed by then
 * @param subjectId   click, conversion or agreement it is about
 */
public record LedgerLeg(UUID postingId, String reference, UUID accountId, String accountKind, UUID owner, String side, long amountMinor, String currency,
        LocalDate accountingDate, LocalDate eventDate, Instant recordedAt, String reason, String subjectType, UUID subjectId) implements Serializable {
}
