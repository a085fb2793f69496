package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.FeePosted;
import io.plumbline.campaign.api.Settlement;
import io.plumbline.shared.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What is owed beside the commissions of results: a month's bonus, or the share of whoever brought the partner. Its sums equal its postings. */
@Entity
@Table(schema = "campaign", name = "side_commission")
class SideCommissionEntity {

    static final String BONUS = "bonus";
    static final String REFERRAL = "referral";

    @Id
    private UUID id;
    @Version
    private long version;
    private String kind;
    @Column(name = "advertiser_id")
    private UUID advertiserId;
    @Column(name = "campaign_id")
    private UUID campaignId;
    private String channel;
    @Column(name = "partner_id")
    private UUID partnerId;
    @Column(name = "agreement_id")
    private UUID agreementId;
    @Column(name = "rate_id")
    private String rateId;
    @Column(name = "about_id")
    private UUID aboutId;
    @Column(name = "amount_minor")
    private long amountMinor;
    @Column(name = "payable_minor")
    private long payableMinor;
    @Column(length = 3)
    @JdbcTypeCode(SqlTypes.CHAR)
    private String currency;
    private Instant at;
    @Column(name = "locks_on")
    private LocalDate locksOn;
    @Column(name = "due_on")
    private LocalDate dueOn;

    protected SideCommissionEntity() {
    }

    /** Of a month of the agreement: it is known when the month is over. */
    static SideCommissionEntity bonus(UUID monthId, Agreement agreement, String rateId, String channel, String currency, Instant at, LocalDate lastOfMonth) {
        SideCommissionEntity bonus = new SideCommissionEntity(monthId, BONUS, agreement, rateId, channel, currency, at);
        bonus.partnerId = agreement.partnerId();
        bonus.aboutId = monthId;
        bonus.locksOn = agreement.locksOn(lastOfMonth);
        bonus.dueOn = agreement.dueOn(lastOfMonth);
        return bonus;
    }

    /** It locks and is due with the commission it is a share of. */
    static SideCommissionEntity referral(UUID id, Agreement agreement, CommissionEntity about, String channel) {
        SideCommissionEntity share = new SideCommissionEntity(id, REFERRAL, agreement, REFERRAL, channel, about.currency(), about.at());
        share.partnerId = agreement.referral().partnerId();
        share.aboutId = about.subjectId();
        share.locksOn = about.locksOn();
        share.dueOn = about.dueOn();
        return share;
    }

    private SideCommissionEntity(UUID id, String kind, Agreement agreement, String rateId, String channel, String currency, Instant at) {
        this.id = id;
        this.kind = kind;
        this.advertiserId = agreement.advertiserId();
        this.campaignId = agreement.campaignId();
        this.agreementId = agreement.id();
        this.rateId = rateId;
        this.channel = channel;
        this.currency = currency;
        this.at = at;
    }

    /** From here to there. */
    Movement to(long amount, long payable) {
        return new Movement(amount - amountMinor, payable - payableMinor);
    }

    void moved(Movement movement) {
        amountMinor += movement.accrued();
        payableMinor += movement.payable();
    }

    Books.Act act(LocalDate day, String reason) {
        return new Books.Act(kind, id, advertiserId, partnerId, currency, day, reason);
    }

    FeePosted told(Movement movement) {
        return new FeePosted(agreementId, rateId, advertiserId, campaignId, channel, partnerId, new Money(movement.accrued(), currency), at);
    }

    Settlement settlement() {
        String state = payableMinor != 0 ? "payable" : amountMinor != 0 ? "pending" : "reversed";
        return new Settlement(id, partnerId, agreementId, state, new Money(amountMinor, currency), new Money(payableMinor, currency), locksOn, dueOn);
    }
}
