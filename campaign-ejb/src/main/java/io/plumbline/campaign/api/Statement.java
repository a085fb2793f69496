package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What one partner is paid in one currency by one run: locked, numbered without gaps.
 *
 * @param returned owed again from payments that failed: taxed in an earlier statement
 * @param account  paid to, hidden but for its last four characters
 * @param booked   what the bank took for it, where that was in another currency, or null
 */
public record Statement(UUID id, UUID runId, String number, UUID partnerId, String partner, String currency, LocalDate periodEnd, LocalDate issuedOn, int lines,
        Money net, BigDecimal vatPercent, Money vat, Money returned, Money total, VatTreatment vatTreatment, Invoicing invoicing, PayoutMethod method,
        String account, StatementState state, String invoiceNumber, LocalDate invoiceOn, Instant settledAt, String settledReason, Money booked)
        implements Serializable {
}
