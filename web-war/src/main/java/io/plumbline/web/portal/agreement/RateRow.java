package io.plumbline.web.portal.agreement;

import io.plumbline.campaign.api.Price;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.Tier;
import io.plumbline.campaign.api.TierMode;
import io.plumbline.web.portal.ConditionRow;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A rate while it is being typed. */
public class RateRow implements Serializable {

    private Pricing pricing = Pricing.CPS;
    private String goal;
    private String unit = "percent";
    private BigDecimal figure;
    private TierMode tierMode = TierMode.MARGINAL;
    private List<TierRow> tiers = new ArrayList<>();
    private ConditionRow when = new ConditionRow();

    static RateRow of(Rate rate) {
        RateRow row = new RateRow();
        row.pricing = rate.pricing();
        row.goal = rate.goal();
        boolean percent = rate.percent() != null || !rate.tiers().isEmpty() && rate.tiers().get(0).percent() != null;
        row.unit = percent ? "percent" : "amount";
        row.figure = rate.percent() != null ? rate.percent() : rate.amount() == null ? null : rate.amount().amount();
        row.tierMode = rate.tierMode();
        rate.tiers().forEach(tier -> row.tiers.add(TierRow.of(tier)));
        row.when = ConditionRow.of(rate.when());
        return row;
    }

    Rate rate() {
        boolean percent = "percent".equals(unit);
        List<Tier> steps = tiers.stream().filter(tier -> !tier.isBlank()).map(tier -> tier.tier(percent)).toList();
        return new Rate(pricing, goal == null || goal.isBlank() ? null : goal, percent || figure == null ? null : new Price(figure, null),
                percent ? figure : null, steps, tierMode, when.when());
    }

    public List<TierRow> getTiers() {
        return tiers;
    }

    public ConditionRow getWhen() {
        return when;
    }

    public Pricing getPricing() {
        return pricing;
    }

    public void setPricing(Pricing pricing) {
        this.pricing = pricing;
    }

    public String getGoal() {
        return goal;
    }

    public void setGoal(String goal) {
        this.goal = goal;
    }

    public String getUnit() {
        return unit;
    }

    public void setUnit(String unit) {
        this.unit = unit;
    }

    public BigDecimal getFigure() {
        return figure;
    }

    public void setFigure(BigDecimal figure) {
        this.figure = figure;
    }

    public TierMode getTierMode() {
        return tierMode;
    }

    public void setTierMode(TierMode tierMode) {
        this.tierMode = tierMode;
    }
}
