package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A whole posting as it is handed to another bookkeeping system. */
public record LedgerLine(UUID id, UUID entryId, String reference, LocalDate accountingDate, LocalDate eventDate, Side debit, Side credit, Money amount,
        String costCentre, UUID advertiser, String subjectType, UUID subjectId, String reason, Instant recordedAt, String recordedBy) implements Serializable {

    /** @param erpAccount by the chart of accounts */
    public record Side(UUID account, String kind, UUID owner, String erpAccount) implements Serializable {
    }
}
