package io.plumbline.web.portal.agreement;

import io.plumbline.campaign.api.SettlementDay;
import java.io.Serializable;

/** A day of settlement while it is being typed; blank for none. */
public class SettlementRow implements Serializable {

    private Integer months;
    private Integer onDay;

    void take(SettlementDay agreed) {
        months = agreed == null ? null : agreed.months();
        onDay = agreed == null ? null : agreed.day();
    }

    SettlementDay day() {
        return months == null && onDay == null ? null : new SettlementDay(months, onDay);
    }

    public boolean isGiven() {
        return months != null || onDay != null;
    }

    public Integer getMonths() {
        return months;
    }

    public void setMonths(Integer months) {
        this.months = months;
    }

    public Integer getOnDay() {
        return onDay;
    }

    public void setOnDay(Integer onDay) {
        this.onDay = onDay;
    }
}
