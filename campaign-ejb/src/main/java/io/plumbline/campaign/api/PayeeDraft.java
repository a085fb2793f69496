package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * @param vatId               with its country prefix
 * @param vatTreatment        null until somebody of finance has decided
 * @param selfBillingAgreedOn day the partner agreed to self-billing; there is no self-billing without
 * @param thresholds          least balance to pay, one a currency; for others the payer's
 * @param bank                null leaves the account as it is; a new one waits until a second person agrees
 */
public record PayeeDraft(String legalName, String street, String postalCode, String city, String country, String vatId, String taxNumber,
        VatTreatment vatTreatment, Invoicing invoicing, LocalDate selfBillingAgreedOn, TaxForm taxForm, PayoutSchedule schedule,
        List<Money> thresholds, BankDraft bank) implements Serializable {
}
