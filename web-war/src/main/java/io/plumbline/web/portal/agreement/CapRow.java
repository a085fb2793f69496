package io.plumbline.web.portal.agreement;

import io.plumbline.campaign.api.Cap;
import io.plumbline.campaign.api.CapOf;
import io.plumbline.campaign.api.CapPeriod;
import java.io.Serializable;
import java.math.BigDecimal;

/** A cap while it is being typed. */
public class CapRow implements Serializable {

    private CapOf of = CapOf.CONVERSIONS;
    private CapPeriod period = CapPeriod.MONTHLY;
    private BigDecimal limit;

    static CapRow of(Cap cap) {
        CapRow row = new CapRow();
        row.of = cap.of();
        row.period = cap.period();
        row.limit = cap.limit();
        return row;
    }

    Cap cap() {
        return new Cap(of, period, limit);
    }

    public CapOf getOf() {
        return of;
    }

    public void setOf(CapOf of) {
        this.of = of;
    }

    public CapPeriod getPeriod() {
        return period;
    }

    public void setPeriod(CapPeriod period) {
        this.period = period;
    }

    public BigDecimal getLimit() {
        return limit;
    }

    public void setLimit(BigDecimal limit) {
        this.limit = limit;
    }
}
