package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.Claim;
import io.plumbline.campaign.api.Claim.Occasion;
import io.plumbline.campaign.api.Deduction;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.Settlement;
import io.plumbline.shared.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    @Column(name = "goal_key")
    private String goalKey;
    /** All of it; where there are parts, their sums only. */
    @Embedded
    private Portion whole = new Portion();
    private int parts;
    @Column(name = "bonus_rates")
    private String bonusRates;
    @Transient
    private List<PartEntity> pieces = List.of();
    @Column(name = "revenue_minor")
    private Long revenueMinor;
    @Column(name = "revenue_currency", length = 3)
    @JdbcTypeCode(SqlTypes.CHAR)
    private String revenueCurrency;
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

    /** Of a result that is only reckoned with, never kept. */
    CommissionEntity(Claim claim) {
        subjectId = claim.subjectId();
        subjectType = claim.occasion().name().toLowerCase(Locale.ROOT);
        advertiserId = claim.advertiserId();
        campaignId = claim.campaignId();
        partnerId = claim.partnerId();
        at = claim.at();
        state = key(State.NONE);
    }

    /** The advertiser's promise to pay; what it comes to is not worked out yet. */
    List<PartEntity> promise(Basket basket, Claim claim, String partnerCurrency) {
        goalKey = claim.goalKey();
        currency = partnerCurrency;
        approvedAt = claim.approved() ? claim.at() : null;
        state = key(State.UNPRICED);
        bonusRates = basket.bonuses().isEmpty() ? null : basket.bonuses().stream().map(String::valueOf).collect(Collectors.joining(","));
        if (basket.single()) {
            promise(whole, basket.pieces().get(0), claim);
            return List.of();
        }
        List<PartEntity> made = new ArrayList<>();
        for (Basket.Piece piece : basket.pieces()) {
            PartEntity part = new PartEntity(subjectId, made.size() + 1, piece.what(), piece.weight());
            promise(part.portion(), piece, claim);
            made.add(part);
        }
        parts = made.size();
        pieces = made;
        return made;
    }

    private static void promise(Portion portion, Basket.Piece piece, Claim claim) {
        if (!piece.choice().none()) {
            portion.promise(piece.choice().winner(), piece.units(), gross(claim), off(piece, claim));
        }
    }

    private static Long gross(Claim claim) {
        return claim.amount() == null ? null : claim.amount().minor();
    }

    private static long off(Basket.Piece piece, Claim claim) {
        Rate rate = piece.choice().winner().rate();
        return Stream.of(Deduction.values()).filter(rate::takesOff).mapToLong(claim.more()::of).sum();
    }

    /** Whether these very rates pay already, of the same base. Where lines are paid apart it is not looked into. */
    boolean isPromised(Basket basket, Claim claim) {
        if (hasParts() || !basket.single()) {
            return false;
        }
        Basket.Piece piece = basket.pieces().get(0);
        return piece.choice().none() ? is(State.NONE) : !is(State.NONE) && whole.isPromised(piece.choice().winner(), gross(claim), off(piece, claim));
    }

    /**
     * Other rates pay from now on. What volume tiers have left on a result that was taken back belongs to other results: it stays, in a part of its own that
     * nothing pays for any more.
     *
     * @return parts that are new
     */
    List<PartEntity> promiseAnew(Basket basket, Claim claim, String partnerCurrency) {
        goalKey = claim.goalKey();
        currency = partnerCurrency;
        bonusRates = basket.bonuses().isEmpty() ? null : basket.bonuses().stream().map(String::valueOf).collect(Collectors.joining(","));
        List<PartEntity> kept = new ArrayList<>(pieces);
        List<PartEntity> made = new ArrayList<>();
        kept.forEach(PartEntity::retire);
        if (!hasParts() && whole.isMoved()) {
            made.add(PartEntity.left(subjectId, whole));
        }
        whole.retire();
        state = key(State.UNPRICED);
        if (kept.isEmpty() && made.isEmpty() && basket.single()) {
            promise(whole, basket.pieces().get(0), claim);
            state = key(basket.none() ? State.NONE : State.UNPRICED);
            return List.of();
        }
        for (Basket.Piece piece : basket.pieces()) {
            PartEntity part = new PartEntity(subjectId, kept.size() + made.size() + 1, piece.what() == null ? "all of it" : piece.what(), piece.weight());
            promise(part.portion(), piece, claim);
            made.add(part);
        }
        kept.addAll(made);
        pieces = kept;
        parts = kept.size();
        return made;
    }

    CommissionEntity consistingOf(List<PartEntity> known) {
        pieces = known;
        return this;
    }

    List<PartEntity> parts() {
        return pieces;
    }

    boolean hasParts() {
        return parts > 0;
    }

    /** What rates pay for, in the order of the rates. */
    List<Portion> portions() {
        return hasParts() ? pieces.stream().map(PartEntity::portion).filter(Portion::paid).toList() : List.of(whole);
    }

    /** What of an amount belongs to each portion; together with what no rate pays for they are the amount, to the cent. */
    List<Money> shares(Money amount) {
        if (!hasParts()) {
            return List.of(amount);
        }
        List<BigDecimal> weights = pieces.stream().map(part -> BigDecimal.valueOf(part.weightMinor())).toList();
        boolean weighed = weights.stream().anyMatch(weight -> weight.signum() > 0);
        List<Money> all = amount.split(weighed ? weights : Collections.nCopies(pieces.size(), BigDecimal.ONE));
        List<Money> paid = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).portion().paid()) {
                paid.add(all.get(i));
            }
        }
        return paid;
    }

    List<Integer> bonusPlaces() {
        return bonusRates == null ? List.of() : Stream.of(bonusRates.split(",")).map(Integer::valueOf).toList();
    }

    void claimed(Money amount) {
        revenueMinor = amount == null ? null : amount.minor();
        revenueCurrency = amount == null ? null : amount.currency();
    }

    void considered(String json) {
        considered = json;
    }

    /** From now on it counts for something. */
    void priced() {
        state = key(approvedAt == null ? State.PENDING : State.PAYABLE);
    }

    void approved(Instant when) {
        approvedAt = when;
        if (state() == State.PENDING) {
            state = key(State.PAYABLE);
        }
    }

    void reversed() {
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

    void moved(Portion portion, Movement movement) {
        portion.moved(movement);
        if (portion != whole) {
            whole.moved(movement);
        }
    }

    Standing standing(Portion portion) {
        return counts() ? portion.standing(approvedAt != null) : Standing.NOTHING;
    }

    /** As a bonus counts it: one result, and what its percentages are taken of. */
    Standing standing() {
        return counts() ? new Standing(1, portions().stream().map(p -> p.standing(false).revenue()).reduce(BigDecimal.ZERO, BigDecimal::add), approvedAt != null)
                : Standing.NOTHING;
    }

    private boolean counts() {
        return is(State.PENDING) || is(State.PAYABLE);
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
        return is(State.NONE) || is(State.UNPRICED) ? null : new Money(whole.amountMinor(), currency);
    }

    Money payable() {
        return new Money(whole.payableMinor(), currency);
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

    UUID campaignId() {
        return campaignId;
    }

    UUID partnerId() {
        return partnerId;
    }

    UUID agreementId() {
        return agreementId;
    }

    /** Null where several rates pay. */
    String rateId() {
        return whole.rateId();
    }

    String rateText() {
        return !hasParts() ? whole.rateText() : RateWords.shortened(pieces.stream().filter(part -> part.portion().paid())
                .map(part -> part.what() + ": " + part.portion().rateText()).collect(Collectors.joining("; ")), 500);
    }

    String currency() {
        return currency;
    }

    String considered() {
        return considered;
    }

    LocalDate locksOn() {
        return locksOn;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    Instant at() {
        return at;
    }

    static String key(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
