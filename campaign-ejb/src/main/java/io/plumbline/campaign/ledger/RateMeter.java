package io.plumbline.campaign.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * The month of one rate. What is owed follows from the totals, never from the events one by one: roundings do not add up,
 * a reversal restores the earlier tier, and any order of the same events ends at the same money.
 */
@Entity
@Table(schema = "campaign", name = "rate_meter")
class RateMeter {

    @Id
    private UUID id;
    @Version
    private long version;
    @Column(name = "agreement_id")
    private UUID agreementId;
    @Column(name = "rate_id")
    private String rateId;
    @Column(name = "meter_month", length = 7)
    @JdbcTypeCode(SqlTypes.CHAR)
    private String month;
    @Column(length = 3)
    @JdbcTypeCode(SqlTypes.CHAR)
    private String currency;
    @Column(name = "price_fx", precision = 38, scale = 18)
    private BigDecimal priceFx;
    private long units;
    @Column(precision = 30, scale = 8)
    private BigDecimal revenue;
    @Column(name = "accrued_minor")
    private long accruedMinor;
    @Column(name = "approved_units")
    private long approvedUnits;
    @Column(name = "approved_revenue", precision = 30, scale = 8)
    private BigDecimal approvedRevenue;
    @Column(name = "payable_minor")
    private long payableMinor;

    protected RateMeter() {
    }

    RateMeter(BigDecimal priceFx) {
        this(null, priceFx);
    }

    /** Of a month that is only reckoned with, never kept. */
    RateMeter(UUID id, BigDecimal priceFx) {
        this.id = id;
        this.priceFx = priceFx;
        this.revenue = BigDecimal.ZERO;
        this.approvedRevenue = BigDecimal.ZERO;
    }

    UUID id() {
        return id;
    }

    /** Fixed by the month's first result, so that all of its units are priced alike. */
    BigDecimal priceFx() {
        return priceFx;
    }

    long accruedMinor() {
        return accruedMinor;
    }

    long payableMinor() {
        return payableMinor;
    }

    Movement move(Standing before, Standing after, Tariff tariff) {
        units += after.units() - before.units();
        revenue = revenue.add(after.revenue()).subtract(before.revenue());
        approvedUnits += after.approvedUnits() - before.approvedUnits();
        approvedRevenue = approvedRevenue.add(after.approvedRevenue()).subtract(before.approvedRevenue());
        long accrued = tariff.owed(units, revenue).minor();
        long payable = tariff.owed(approvedUnits, approvedRevenue).minor();
        Movement movement = new Movement(accrued - accruedMinor, payable - payableMinor);
        accruedMinor = accrued;
        payableMinor = payable;
        return movement;
    }
}
