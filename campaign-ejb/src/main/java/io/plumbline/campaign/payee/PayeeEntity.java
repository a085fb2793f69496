package io.plumbline.campaign.payee;

import io.plumbline.campaign.api.Invoicing;
import io.plumbline.campaign.api.Payee;
import io.plumbline.campaign.api.PayeeDraft;
import io.plumbline.campaign.api.PayoutSchedule;
import io.plumbline.campaign.api.TaxForm;
import io.plumbline.campaign.api.VatTreatment;
import io.plumbline.shared.Keyed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(schema = "campaign", name = "payee")
class PayeeEntity {

    @Id
    @Column(name = "partner_id")
    private UUID partnerId;
    @Version
    private long version;
    @Column(name = "legal_name")
    private String legalName;
    private String street;
    @Column(name = "postal_code")
    private String postalCode;
    private String city;
    @Column(length = 2)
    @JdbcTypeCode(SqlTypes.CHAR)
    private String country;
    @Column(name = "vat_id")
    private String vatId;
    @Column(name = "tax_number")
    private String taxNumber;
    @Column(name = "vat_treatment")
    private String vatTreatment;
    private String invoicing = Invoicing.SELF_BILLING.key();
    @Column(name = "self_billing_agreed_on")
    private LocalDate selfBillingAgreedOn;
    @Column(name = "form_kind")
    private String formKind;
    @Column(name = "form_reference")
    private String formReference;
    @Column(name = "form_uploaded_on")
    private LocalDate formUploadedOn;
    @Column(name = "form_expires_on")
    private LocalDate formExpiresOn;
    private String schedule = PayoutSchedule.EVERY_RUN.key();
    private String thresholds = Thresholds.write(List.of());
    @Column(name = "held_reason")
    private String heldReason;
    @Column(name = "held_by")
    private String heldBy;
    @Column(name = "held_at")
    private Instant heldAt;

    protected PayeeEntity() {
    }

    PayeeEntity(UUID partnerId) {
        this.partnerId = partnerId;
    }

    void take(PayeeDraft sound) {
        legalName = sound.legalName();
        street = sound.street();
        postalCode = sound.postalCode();
        city = sound.city();
        country = sound.country();
        vatId = sound.vatId();
        taxNumber = sound.taxNumber();
        vatTreatment = sound.vatTreatment() == null ? null : sound.vatTreatment().key();
        invoicing = sound.invoicing().key();
        selfBillingAgreedOn = sound.selfBillingAgreedOn();
        TaxForm form = sound.taxForm();
        formKind = form == null ? null : form.kind();
        formReference = form == null ? null : form.reference();
        formUploadedOn = form == null ? null : form.uploadedOn();
        formExpiresOn = form == null ? null : form.expiresOn();
        schedule = sound.schedule().key();
        thresholds = Thresholds.write(sound.thresholds());
    }

    void hold(String reason, String by, Instant at) {
        heldReason = reason;
        heldBy = reason == null ? null : by;
        heldAt = reason == null ? null : at;
    }

    UUID partnerId() {
        return partnerId;
    }

    long version() {
        return version;
    }

    Payee record(BankEntity bank, BankEntity waiting, List<String> gaps) {
        return new Payee(partnerId, version, legalName, street, postalCode, city, country, vatId, taxNumber,
                vatTreatment == null ? null : Keyed.of(VatTreatment.class, "vatTreatment", vatTreatment), Keyed.of(Invoicing.class, "invoicing", invoicing),
                selfBillingAgreedOn, formKind == null ? null : new TaxForm(formKind, formReference, formUploadedOn, formExpiresOn),
                Keyed.of(PayoutSchedule.class, "schedule", schedule), Thresholds.list(thresholds), bank == null ? null : bank.hidden(),
                waiting == null ? null : waiting.hidden(), heldReason, heldBy, heldAt, gaps);
    }
}
