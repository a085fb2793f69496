package io.plumbline.campaign.payee;

import io.plumbline.campaign.api.Invoicing;
import io.plumbline.campaign.api.Payee;
import io.plumbline.campaign.api.Payer;
import io.plumbline.campaign.api.VatTreatment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What keeps a partner's money back. Nothing of it is lost: it waits on the partner's account. */
final class TaxGate {

    private final Payer payer;
    private final LocalDate day;

    TaxGate(Payer payer, LocalDate day) {
        this.payer = payer;
        this.day = day;
    }

    /** @return codes, in the order in which somebody would mend them */
    List<String> gaps(Payee payee) {
        List<String> gaps = new ArrayList<>();
        add(gaps, "on-hold", payee.heldReason() != null);
        add(gaps, "payer-incomplete", missing(payer.legalName(), payer.street(), payer.city(), payer.country()));
        add(gaps, "address-incomplete", missing(payee.legalName(), payee.street(), payee.city(), payee.country()));
        add(gaps, "vat-treatment-missing", payee.vatTreatment() == null);
        add(gaps, "vat-treatment-mismatch", payee.vatTreatment() != null && payee.country() != null && payer.country() != null && !fits(payee));
        add(gaps, "vat-id-missing", needsVatId(payee) && payee.vatId() == null);
        add(gaps, "vat-id-of-another-country", needsVatId(payee) && payee.vatId() != null && payee.country() != null && VatIds.isMember(payee.country())
                && !VatIds.isOf(payee.country(), payee.vatId()));
        add(gaps, "tax-number-missing", needsTaxNumber(payee) && payee.vatId() == null && payee.taxNumber() == null);
        add(gaps, "tax-form-missing", payee.taxForm() == null);
        add(gaps, "tax-form-expired", payee.taxForm() != null && payee.taxForm().expiresOn() != null && payee.taxForm().expiresOn().isBefore(day));
        add(gaps, "self-billing-not-agreed", payee.invoicing() == Invoicing.SELF_BILLING && (payee.selfBillingAgreedOn() == null || payee.selfBillingAgreedOn().isAfter(day)));
        add(gaps, "bank-missing", payee.bank() == null && payee.waiting() == null);
        add(gaps, "bank-waiting", payee.waiting() != null);
        return gaps;
    }

    private boolean fits(Payee payee) {
        boolean home = payee.country().equals(payer.country());
        boolean member = VatIds.isMember(payee.country());
        return switch (payee.vatTreatment()) {
            case DOMESTIC -> home;
            case REVERSE_CHARGE -> !home && member && payer.vatId() != null;
            case SMALL_BUSINESS -> home || member;
            case OUTSIDE -> true;
        };
    }

    private static boolean needsVatId(Payee payee) {
        return payee.vatTreatment() == VatTreatment.REVERSE_CHARGE;
    }

    private static boolean needsTaxNumber(Payee payee) {
        return payee.vatTreatment() == VatTreatment.DOMESTIC || payee.vatTreatment() == VatTreatment.SMALL_BUSINESS;
    }

    private static boolean missing(String... values) {
        for (String value : values) {
            if (value == null || value.isBlank()) {
                return true;
            }
        }
        return false;
    }

    private static void add(List<String> gaps, String code, boolean holds) {
        if (holds) {
            gaps.add(code);
        }
    }
}
