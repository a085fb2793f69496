package io.plumbline.campaign.agreement;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Cap;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.Referral;
import io.plumbline.campaign.api.SettlementDay;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Rates and caps are one value each, read and written whole: no question is ever asked across the lines of two agreements. */
@Entity
@Table(schema = "campaign", name = "agreement")
class AgreementEntity {

    private static final TypeReference<List<Rate>> RATES = new TypeReference<>() {
    };
    private static final TypeReference<List<Cap>> CAPS = new TypeReference<>() {
    };

    @Id
    private UUID id;

    @Version
    private long version;

    @Column(name = "advertiser_id")
    private UUID advertiserId;

    @Column(name = "campaign_id")
    private UUID campaignId;

    @Column(name = "partner_id")
    private UUID partnerId;

    @Column(name = "effective_from")
    private Instant effectiveFrom;

    @Column(name = "hold_days")
    private int holdDays;

    @Column(name = "locking_months")
    private Integer lockingMonths;

    @Column(name = "locking_day")
    private Integer lockingDay;

    @Column(name = "payment_months")
    private Integer paymentMonths;

    @Column(name = "payment_day")
    private Integer paymentDay;

    @Column(name = "referral_partner_id")
    private UUID referralPartnerId;

    @Column(name = "referral_percent", precision = 7, scale = 4)
    private BigDecimal referralPercent;

    private String rates;

    private String caps;

    @Column(name = "created_at")
    private Instant createdAt;

    protected AgreementEntity() {
    }

    AgreementEntity(UUID id, Campaign campaign, UUID partnerId, TermSheet terms, Instant now) {
        this.id = id;
        this.advertiserId = campaign.advertiserId();
        this.campaignId = campaign.id();
        this.partnerId = partnerId;
        this.createdAt = now;
        take(terms);
    }

    /** What has begun to apply may already have priced somebody's results. */
    void amend(TermSheet terms, Instant now) {
        requireUpcoming(now);
        take(terms);
    }

    void requireUpcoming(Instant now) {
        if (!effectiveFrom.isAfter(now)) {
            throw new Conflict("agreement-in-force", "These terms apply since " + effectiveFrom + ". Add a new agreement that follows them.");
        }
    }

    private void take(TermSheet terms) {
        effectiveFrom = terms.effectiveFrom();
        holdDays = terms.holdDays();
        lockingMonths = months(terms.locking());
        lockingDay = day(terms.locking());
        paymentMonths = months(terms.payment());
        paymentDay = day(terms.payment());
        referralPartnerId = terms.referral() == null ? null : terms.referral().partnerId();
        referralPercent = terms.referral() == null ? null : terms.referral().percent();
        rates = Json.write(terms.rates());
        caps = Json.write(terms.caps());
    }

    private static Integer months(SettlementDay agreed) {
        return agreed == null ? null : agreed.months();
    }

    private static Integer day(SettlementDay agreed) {
        return agreed == null ? null : agreed.day();
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    UUID advertiserId() {
        return advertiserId;
    }

    UUID campaignId() {
        return campaignId;
    }

    UUID partnerId() {
        return partnerId;
    }

    Agreement record(Instant effectiveUntil) {
        return new Agreement(id, version, advertiserId, campaignId, partnerId, effectiveFrom, effectiveUntil, Json.read(rates, RATES),
                holdDays, Json.read(caps, CAPS), createdAt, lockingDay == null ? null : new SettlementDay(lockingMonths, lockingDay),
                paymentDay == null ? null : new SettlementDay(paymentMonths, paymentDay),
                referralPartnerId == null ? null : new Referral(referralPartnerId, referralPercent.stripTrailingZeros()));
    }
}
