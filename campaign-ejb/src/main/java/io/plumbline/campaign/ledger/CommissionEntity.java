package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.Claim.Occasion;
import io.plumbline.campaign.api.Settlement;
import io.plumbline.shared.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What one click, impression or conversion earned. Its sums always equal its postings. */
@Entity
@Table(schema = "campaign", name = "commission")
class CommissionEntity {

    enum State {
        /** No rate applies. */
        NONE,
        /** A rate applies, but an exchange rate or the amount of the sale is not known yet. */
        UNPRICED,
        PENDING, PAYABLE, REVERSED
    }

    @Id
    @Column(name = "subject_id")
    private UUID subjectId;
    @Version
    private long version;
    @Column(name = "subject_type")
    private String subjectType;
    @Column(name = "advertiser_id")
    private UUID advertiserId;
    @Column(name = "campaign_id")
    private UUID campaignId;
    @Column(name = "partner_id")
    private UUID partnerId;
    @Column(name = "agreement_id")
    private UUID agreementId;
    @Column(name = "rate_id")
    private String rateId;
    @Column(name = "rate_text")
    private String rateText;
    @Column(name = "goal_key")
    private String goalKey;
    @Column(name = "meter_id")
    private UUID meterId;
    private long units;
    @Column(name = "revenue_minor")
    private Long revenueMinor;
    @Column(name = "revenue_currency", length = 3)
    @JdbcTypeCode(SqlTypes.CHAR)
    private String revenueCurrency;
    @Column(precision = 30, scale = 8)
    private BigDecimal revenue;
    @Column(precision = 38, scale = 18)
    private BigDecimal fx;
    @Column(name = "amount_minor")
    private long amountMinor;
    @Column(name = "payable_minor")
    private long payableMinor;
    @Column(length = 3)
    @JdbcTypeCode(SqlTypes.CHAR)
    private String currency;
    private String state;
    @Column(name = "approved_at")
    private Instant approvedAt;
    private int repriced;
    private String considered;
    private Instant at;
    @Column(name = "locks_on")
    private LocalDate locksOn;
    @Column(name = "due_on")
    private LocalDate dueOn;

    protected CommissionEntity() {
    }

    /** @param day of the result in the advertiser's zone */
    void under(Agreement agreement, LocalDate day) {
        agreementId = agreement.id();
        locksOn = agreement.locksOn(day);
        dueOn = agreement.dueOn(day);
    }

    /** The advertiser's promise to pay by this rate; what it comes to is not worked out yet. */
    void promise(RateChoice.Candidate winner, String goalKey, String currency, Instant approvedAt) {
        this.rateId = winner.id();
        this.rateText = winner.words();
        this.goalKey = goalKey;
        this.currency = currency;
        this.approvedAt = approvedAt;
        this.state = key(State.UNPRICED);
    }

    void claimed(Money amount) {
        revenueMinor = amount == null ? null : amount.minor();
        revenueCurrency = amount == null ? null : amount.currency();
    }

    void considered(String json) {
        considered = json;
    }

    /** From now on it counts for something. */
    void priced(BigDecimal fx, BigDecimal revenue, UUID meterId) {
        this.fx = fx;
        this.revenue = revenue;
        this.meterId = meterId;
        this.units = 1;
        this.state = key(approvedAt == null ? State.PENDING : State.PAYABLE);
    }

    void approved(Instant when) {
        approvedAt = when;
        if (state() == State.PENDING) {
            state = key(State.PAYABLE);
        }
    }

    void reversed() {
        units = 0;
        state = key(State.REVERSED);
    }

    /** It waits again to be priced and approved. */
    void reinstated() {
        approvedAt = null;
        state = key(State.UNPRICED);
    }

    int nextRepricing() {
        return ++repriced;
    }

    /** Without a meter what is owed depends on this result alone. */
    Movement alone(Standing after, Tariff tariff) {
        long accrued = after.units() == 0 ? 0 : tariff.owed(after.units(), after.revenue()).minor();
        return new Movement(accrued - amountMinor, (after.approved() ? accrued : 0) - payableMinor);
    }

    void moved(Movement movement) {
        amountMinor += movement.accrued();
        payableMinor += movement.payable();
    }

    Standing standing() {
        return switch (state()) {
            case PENDING, PAYABLE -> new Standing(units, revenue, approvedAt != null);
            case NONE, UNPRICED, REVERSED -> Standing.NOTHING;
        };
    }

    State state() {
        return State.valueOf(state.toUpperCase(Locale.ROOT));
    }

    boolean is(State asked) {
        return state() == asked;
    }

    Occasion occasion() {
        return Occasion.valueOf(subjectType.toUpperCase(Locale.ROOT));
    }

    /** Null while there is none to speak of. */
    Money amount() {
        return is(State.NONE) || is(State.UNPRICED) ? null : new Money(amountMinor, currency);
    }

    Money payable() {
        return new Money(payableMinor, currency);
    }

    Money claimed() {
        return revenueMinor == null ? null : new Money(revenueMinor, revenueCurrency);
    }

    Settlement settlement() {
        return new Settlement(subjectId, partnerId, agreementId, state, amount(), currency == null ? null : payable(), locksOn, dueOn);
    }

    UUID subjectId() {
        return subjectId;
    }

    String subjectType() {
        return subjectType;
    }

    UUID advertiserId() {
        return advertiserId;
    }

    UUID partnerId() {
        return partnerId;
    }

    UUID agreementId() {
        return agreementId;
    }

    String rateId() {
        return rateId;
    }

    String rateText() {
        return rateText;
    }

    UUID meterId() {
        return meterId;
    }

    BigDecimal fx() {
        return fx;
    }

    String currency() {
        return currency;
    }

    String considered() {
        return considered;
    }

    Instant at() {
        return at;
    }

    static String key(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
