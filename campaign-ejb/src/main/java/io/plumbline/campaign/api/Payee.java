package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * How a partner is paid and taxed.
 *
 * @param bank    paid to; null while none was agreed
 * @param waiting named, and not yet agreed by a second person: nothing is paid meanwhile
 * @param gaps    codes of what keeps money back, such as {@code tax-form-expired}; empty when nothing does
 */
public record Payee(UUID partnerId, long version, String legalName, String street, String postalCode, String city, String country, String vatId,
        String taxNumber, VatTreatment vatTreatment, Invoicing invoicing, LocalDate selfBillingAgreedOn, TaxForm taxForm, PayoutSchedule schedule,
        List<Money> thresholds, BankAccount bank, BankAccount waiting, String heldReason, String heldBy, Instant heldAt, List<String> gaps)
        implements Serializable {

    public PayeeDraft draft() {
        return new PayeeDraft(legalName, street, postalCode, city, country, vatId, taxNumber, vatTreatment, invoicing, selfBillingAgreedOn, taxForm,
                schedule, thresholds, null);
    }
}
