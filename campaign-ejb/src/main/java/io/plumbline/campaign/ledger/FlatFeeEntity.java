package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.Price;
import io.plumbline.shared.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(schema = "campaign", name = "flat_fee")
class FlatFeeEntity {

    @Embeddable
    record Key(@Column(name = "agreement_id") UUID agreementId, @Column(name = "rate_id") String rateId) implements Serializable {
    }

    @EmbeddedId
    private Key key;
    @Column(name = "advertiser_id")
    private UUID advertiserId;
    @Column(name = "campaign_id")
    private UUID campaignId;
    @Column(name = "partner_id")
    private UUID partnerId;
    @Column(precision = 30, scale = 8)
    private BigDecimal price;
    @Column(name = "price_currency", length = 3)
    @JdbcTypeCode(SqlTypes.CHAR)
    private String priceCurrency;
    @Column(name = "due_at")
    private Instant dueAt;
    @Column(name = "posted_at")
    private Instant postedAt;
    @Column(name = "posted_minor")
    private Long postedMinor;
    @Column(name = "posted_currency", length = 3)
    @JdbcTypeCode(SqlTypes.CHAR)
    private String postedCurrency;
    private String channel;

    protected FlatFeeEntity() {
    }

    FlatFeeEntity(Agreement agreement, String rateId, Price price) {
        this.key = new Key(agreement.id(), rateId);
        this.advertiserId = agreement.advertiserId();
        this.campaignId = agreement.campaignId();
        this.partnerId = agreement.partnerId();
        this.price = price.amount();
        this.priceCurrency = price.currency();
        this.dueAt = agreement.effectiveFrom();
    }

    void posted(Instant at, Money amount, String under) {
        postedAt = at;
        postedMinor = amount.minor();
        postedCurrency = amount.currency();
        channel = under;
    }

    UUID agreementId() {
        return key.agreementId();
    }

    String rateId() {
        return key.rateId();
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

    BigDecimal price() {
        return price;
    }

    String priceCurrency() {
        return priceCurrency;
    }

    Instant dueAt() {
        return dueAt;
    }
}
