package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One posting on the partner's account.
 *
 * @param net negative when it takes back
 * @param vat its share: shares add up to the statement's
 */
public record StatementLine(int line, UUID postingId, String reference, LocalDate accountingDate, UUID campaignId, String campaign, String subjectType, UUID subjectId,
        Money net, Money vat, boolean taxable) implements Serializable {
}
