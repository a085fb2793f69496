package io.plumbline.web.portal.campaign;

import io.plumbline.campaign.api.Target;
import java.io.Serializable;
import java.math.BigDecimal;

/** A target while it is being typed. */
public class TargetRow implements Serializable {

    private String metric;
    private BigDecimal value;

    static TargetRow of(Target target) {
        TargetRow row = new TargetRow();
        row.metric = target.metric();
        row.value = target.value();
        return row;
    }

    Target target() {
        return new Target(metric, value);
    }

    boolean isBlank() {
        return (metric == null || metric.isEmpty()) && value == null;
    }

    public String getMetric() {
        return metric;
    }

    public void setMetric(String metric) {
        this.metric = metric;
    }

    public BigDecimal getValue() {
        return value;
    }

    public void setValue(BigDecimal value) {
        this.value = value;
    }
}
