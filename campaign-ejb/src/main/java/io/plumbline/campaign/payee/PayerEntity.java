package io.plumbline.campaign.payee;

import io.plumbline.campaign.api.Payer;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(schema = "campaign", name = "payer")
class PayerEntity {

    static final int ONE = 1;
    static final Payer NOBODY = new Payer(0L, null, null, null, null, null, null, BigDecimal.ZERO, "UTC", null, null, "en", List.of());

    @Id
    private int id = ONE;
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
    @Column(name = "vat_percent", precision = 5, scale = 2)
    private BigDecimal vatPercent;
    @Column(name = "time_zone")
    private String timeZone;
    private String iban;
    @Column(name = "iban_shown")
    private String ibanShown;
    private String bic;
    private String language;
    private String thresholds;

    protected PayerEntity() {
    }

    PayerEntity(Payer sound, String sealed) {
        take(sound, sealed);
    }

    /** @param sealed the new account's number; null leaves the present one when what is shown of it was given back */
    void take(Payer sound, String sealed) {
        legalName = sound.legalName();
        street = sound.street();
        postalCode = sound.postalCode();
        city = sound.city();
        country = sound.country();
        vatId = sound.vatId();
        vatPercent = sound.vatPercent();
        timeZone = sound.timeZone();
        if (sealed != null || sound.iban() == null) {
            iban = sealed;
            ibanShown = Iban.hidden(sound.iban());
        }
        bic = sound.bic();
        language = sound.language();
        thresholds = Thresholds.write(sound.thresholds());
    }

    String iban() {
        return iban;
    }

    boolean isShown(String given) {
        return given != null && given.equals(ibanShown);
    }

    long version() {
        return version;
    }

    Payer record() {
        return new Payer(version, legalName, street, postalCode, city, country, vatId, vatPercent.stripTrailingZeros(), timeZone, ibanShown, bic, language,
                Thresholds.list(thresholds));
    }
}
