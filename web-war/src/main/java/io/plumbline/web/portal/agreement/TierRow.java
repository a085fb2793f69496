package io.plumbline.web.portal.agreement;

import io.plumbline.campaign.api.Price;
import io.plumbline.campaign.api.Tier;
import java.io.Serializable;
import java.math.BigDecimal;

/** A tier while it is being typed: its figure is a percentage or an amount, as its rate says. */
public class TierRow implements Serializable {

    private BigDecimal from;
    private BigDecimal figure;

    static TierRow of(Tier tier) {
        TierRow row = new TierRow();
        row.from = tier.from();
        row.figure = tier.percent() != null ? tier.percent() : tier.amount().amount();
        return row;
    }

    Tier tier(boolean percent) {
        return new Tier(from, percent || figure == null ? null : new Price(figure, null), percent ? figure : null);
    }

    boolean isBlank() {
        return from == null && figure == null;
    }

    public BigDecimal getFrom() {
        return from;
    }

    public void setFrom(BigDecimal from) {
        this.from = from;
    }

    public BigDecimal getFigure() {
        return figure;
    }

    public void setFigure(BigDecimal figure) {
        this.figure = figure;
    }
}
