package io.plumbline.web.portal.payee;

import io.plumbline.campaign.api.BankDraft;
import io.plumbline.campaign.api.Invoicing;
import io.plumbline.campaign.api.Payee;
import io.plumbline.campaign.api.PayeeDraft;
import io.plumbline.campaign.api.PayoutMethod;
import io.plumbline.campaign.api.PayoutSchedule;
import io.plumbline.campaign.api.TaxForm;
import io.plumbline.campaign.api.VatTreatment;
import java.io.Serializable;
import java.util.Map;

/** A payee as the texts of a form. The account's number is never shown, so an empty one leaves it as it is. */
public final class PayeeForm implements Serializable {

    private final Fields fields = new Fields();

    public PayeeForm(Payee payee) {
        fields.put("legalName", payee.legalName());
        fields.put("street", payee.street());
        fields.put("postalCode", payee.postalCode());
        fields.put("city", payee.city());
        fields.put("country", payee.country());
        fields.put("vatId", payee.vatId());
        fields.put("taxNumber", payee.taxNumber());
        fields.put("vatTreatment", payee.vatTreatment());
        fields.put("invoicing", payee.invoicing());
        fields.put("selfBillingAgreedOn", payee.selfBillingAgreedOn());
        fields.put("formKind", payee.taxForm() == null ? null : payee.taxForm().kind());
        fields.put("formReference", payee.taxForm() == null ? null : payee.taxForm().reference());
        fields.put("formUploadedOn", payee.taxForm() == null ? null : payee.taxForm().uploadedOn());
        fields.put("formExpiresOn", payee.taxForm() == null ? null : payee.taxForm().expiresOn());
        fields.put("schedule", payee.schedule());
        fields.put("thresholds", payee.thresholds());
        fields.put("bankMethod", payee.bank() == null ? PayoutMethod.SEPA : payee.bank().method());
        fields.put("bankHolder", payee.bank() == null ? null : payee.bank().holder());
    }

    public Map<String, String> getTexts() {
        return fields.texts();
    }

    public PayeeDraft draft() {
        TaxForm form = fields.text("formKind") == null ? null
                : new TaxForm(fields.text("formKind"), fields.text("formReference"), fields.day("formUploadedOn"), fields.day("formExpiresOn"));
        BankDraft bank = fields.text("bankAccount") == null ? null
                : new BankDraft(fields.key(PayoutMethod.class, "bankMethod"), fields.text("bankHolder"), fields.text("bankAccount"), fields.text("bankBic"));
        return new PayeeDraft(fields.text("legalName"), fields.text("street"), fields.text("postalCode"), fields.text("city"), fields.text("country"), fields.text("vatId"),
                fields.text("taxNumber"), fields.key(VatTreatment.class, "vatTreatment"), fields.key(Invoicing.class, "invoicing"), fields.day("selfBillingAgreedOn"), form,
                fields.key(PayoutSchedule.class, "schedule"), fields.amounts("thresholds"), bank);
    }
}
