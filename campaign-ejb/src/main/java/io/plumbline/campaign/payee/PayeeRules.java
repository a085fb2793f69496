package io.plumbline.campaign.payee;

import io.plumbline.campaign.api.BankDraft;
import io.plumbline.campaign.api.Invoicing;
import io.plumbline.campaign.api.PayeeDraft;
import io.plumbline.campaign.api.Payer;
import io.plumbline.campaign.api.PayoutMethod;
import io.plumbline.campaign.api.PayoutSchedule;
import io.plumbline.campaign.api.TaxForm;
import io.plumbline.shared.Check;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What can be kept of a payee and of the payer. Much of it may be missing still: then money waits, see {@link TaxGate}. */
final class PayeeRules {

    private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));
    private static final Set<String> LANGUAGES = Set.of("en", "de");

    private PayeeRules() {
    }

    static PayeeDraft sound(PayeeDraft draft) {
        String vatId = VatIds.plain(draft.vatId());
        TaxForm form = draft.taxForm();
        Check check = new Check();
        address(check, draft.legalName(), draft.street(), draft.postalCode(), draft.city(), draft.country());
        check.that(vatId == null || VatIds.isSound(vatId), "vatId", "vat-id-malformed", "Write it with its country, such as DE136695976; its check digits must be right.")
                .optionalText("taxNumber", draft.taxNumber(), 40)
                .that(form == null || blank(form.kind()) != null, "taxForm/kind", "required", "Name the form.")
                .optionalText("taxForm/kind", form == null ? null : form.kind(), 40)
                .optionalText("taxForm/reference", form == null ? null : form.reference(), 140)
                .that(form == null || form.uploadedOn() != null, "taxForm/uploadedOn", "required", "Say when it was filed.")
                .that(form == null || form.expiresOn() == null || form.uploadedOn() == null || !form.expiresOn().isBefore(form.uploadedOn()), "taxForm/expiresOn",
                        "period-backwards", "It expired before it was filed.");
        Thresholds.check(check, draft.thresholds());
        BankDraft bank = draft.bank() == null ? null : sound(check, draft.bank());
        check.done();
        return new PayeeDraft(blank(draft.legalName()), blank(draft.street()), blank(draft.postalCode()), blank(draft.city()), draft.country(), vatId, blank(draft.taxNumber()),
                draft.vatTreatment(), draft.invoicing() == null ? Invoicing.SELF_BILLING : draft.invoicing(), draft.selfBillingAgreedOn(),
                form == null ? null : new TaxForm(form.kind().strip(), blank(form.reference()), form.uploadedOn(), form.expiresOn()),
                draft.schedule() == null ? PayoutSchedule.EVERY_RUN : draft.schedule(), draft.thresholds() == null ? List.of() : draft.thresholds(), bank);
    }

    /** @param sameAccount what is shown of the present account was given back */
    static Payer sound(Payer draft, boolean sameAccount) {
        String vatId = VatIds.plain(draft.vatId());
        String iban = sameAccount ? draft.iban() : blank(Iban.plain(draft.iban()));
        String bic = blank(Iban.plain(draft.bic()));
        Check check = new Check().text("legalName", draft.legalName(), 140);
        address(check, draft.legalName(), draft.street(), draft.postalCode(), draft.city(), draft.country());
        check.that(vatId == null || VatIds.isSound(vatId), "vatId", "vat-id-malformed", "Write it with its country, such as DE136695976; its check digits must be right.")
                .that(draft.vatPercent() != null && draft.vatPercent().signum() >= 0 && draft.vatPercent().compareTo(BigDecimal.valueOf(99)) <= 0
                        && draft.vatPercent().stripTrailingZeros().scale() <= 2, "vatPercent", "percent-out-of-range", "From 0 to 99, with at most two decimals.")
                .zone("timeZone", draft.timeZone())
                .that(draft.language() == null || LANGUAGES.contains(draft.language()), "language", "language-unknown", "Use en or de.")
                .that(iban == null || sameAccount || Iban.isSepa(iban), "iban", "iban-malformed", "Length or check digits of this IBAN are wrong, or it is outside SEPA.")
                .that(bic == null || Iban.isBic(bic), "bic", "bic-malformed", "A BIC has 8 or 11 characters.");
        Thresholds.check(check, draft.thresholds());
        check.done();
        return new Payer(0L, draft.legalName().strip(), blank(draft.street()), blank(draft.postalCode()), blank(draft.city()), draft.country(), vatId, draft.vatPercent(),
                draft.timeZone(), iban, bic, draft.language() == null ? "en" : draft.language(), draft.thresholds() == null ? List.of() : draft.thresholds());
    }

    private static void address(Check check, String legalName, String street, String postalCode, String city, String country) {
        check.optionalText("legalName", legalName, 140).optionalText("street", street, 140).optionalText("postalCode", postalCode, 16).optionalText("city", city, 70)
                .that(country == null || COUNTRIES.contains(country), "country", "country-unknown", "Use ISO 3166 codes such as DE.");
    }

    private static BankDraft sound(Check check, BankDraft bank) {
        PayoutMethod method = bank.method() == null ? PayoutMethod.SEPA : bank.method();
        String account = method == PayoutMethod.SEPA ? Iban.plain(bank.account()) : blank(bank.account());
        String bic = blank(Iban.plain(bank.bic()));
        check.text("bank/holder", bank.holder(), 70).text("bank/account", account, 140)
                .that(method != PayoutMethod.SEPA || Iban.isSepa(account), "bank/account", "iban-malformed", "Length or check digits of this IBAN are wrong, or it is outside SEPA.")
                .that(bic == null || Iban.isBic(bic), "bank/bic", "bic-malformed", "A BIC has 8 or 11 characters.");
        return new BankDraft(method, bank.holder() == null ? "" : bank.holder().strip(), account, bic);
    }

    private static String blank(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
