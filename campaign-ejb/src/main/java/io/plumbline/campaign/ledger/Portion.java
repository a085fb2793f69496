package io.plumbline.campaign.ledger;

import io.plumbline.shared.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;

/** What one rate pays of a result: all of it, or a line of its basket. */
@Embeddable
class Portion {

    private static final int FRACTION_DIGITS = 20;

    @Column(name = "rate_id")
    private String rateId;
    @Column(name = "rate_text")
    private String rateText;
    @Column(name = "meter_id")
    private UUID meterId;
    private long units;
    @Column(precision = 30, scale = 8)
    private BigDecimal revenue;
    @Column(precision = 38, scale = 18)
    private BigDecimal fx;
    @Column(name = "amount_minor")
    private long amountMinor;
    @Column(name = "payable_minor")
    private long payableMinor;
    @Column(name = "gross_minor")
    private Long grossMinor;
    @Column(name = "off_minor")
    private long offMinor;

    /** @param off part of the conversion's first amount that is no base of this rate, minor units */
    void promise(RateChoice.Candidate winner, long pieces, Long gross, long off) {
        rateId = winner.id();
        rateText = winner.words();
        units = pieces;
        grossMinor = gross;
        offMinor = off;
    }

    boolean isPromised(RateChoice.Candidate winner, Long gross, long off) {
        return winner.id().equals(rateId) && off == offMinor && (off == 0 || gross != null && gross.equals(grossMinor));
    }

    /** Nothing pays for it any more; what it has moved stays. */
    void retire() {
        rateId = null;
        rateText = null;
        meterId = null;
        units = 0;
        revenue = null;
        fx = null;
        grossMinor = null;
        offMinor = 0;
    }

    boolean isMoved() {
        return amountMinor != 0 || payableMinor != 0;
    }

    Movement left() {
        return new Movement(amountMinor, payableMinor);
    }

    /** What of an amount counts, with the part taken off that the first amount had to give up: a refund takes back its share of tax too. */
    BigDecimal base(Money share, Money whole) {
        if (grossMinor == null) {
            grossMinor = whole.minor();
        }
        if (offMinor == 0 || grossMinor <= 0) {
            return share.amount();
        }
        BigDecimal kept = BigDecimal.valueOf(Math.max(0, grossMinor - offMinor));
        return share.amount().multiply(kept).divide(BigDecimal.valueOf(grossMinor), FRACTION_DIGITS, RoundingMode.HALF_EVEN);
    }

    void priced(BigDecimal rateOfExchange, BigDecimal counted, UUID meter) {
        fx = rateOfExchange;
        revenue = counted;
        meterId = meter;
        units = Math.max(1, units);
    }

    Standing standing(boolean approved) {
        return new Standing(units, revenue, approved);
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

    boolean paid() {
        return rateId != null;
    }

    int place() {
        return Integer.parseInt(rateId);
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

    long amountMinor() {
        return amountMinor;
    }

    long payableMinor() {
        return payableMinor;
    }
}
