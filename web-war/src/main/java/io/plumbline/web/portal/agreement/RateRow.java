package io.plumbline.web.portal.agreement;

import io.plumbline.campaign.api.Base;
import io.plumbline.campaign.api.BonusOf;
import io.plumbline.campaign.api.Deduction;
import io.plumbline.campaign.api.Price;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.Tier;
import io.plumbline.campaign.api.TierMode;
import io.plumbline.campaign.api.When;
import io.plumbline.shared.Keyed;
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
    private ResultRow result = new ResultRow();
    private BigDecimal share;
    private String base = "";
    private List<String> less = new ArrayList<>();
    private BonusOf of = BonusOf.CONVERSIONS;

    static RateRow of(Rate rate) {
        RateRow row = new RateRow();
        row.pricing = rate.pricing();
        row.goal = rate.goal();
        boolean percent = rate.percent() != null || !rate.tiers().isEmpty() && rate.tiers().get(0).percent() != null;
        boolean both = rate.pricing() == Pricing.HYBRID;
        row.unit = percent && !both ? "percent" : "amount";
        row.figure = rate.percent() != null && !both ? rate.percent() : rate.amount() == null ? null : rate.amount().amount();
        row.share = both ? rate.percent() : null;
        row.base = rate.net() ? "net" : "";
        rate.less().forEach(part -> row.less.add(part.key()));
        row.of = rate.of() == null ? BonusOf.CONVERSIONS : rate.of();
        row.tierMode = rate.tierMode();
        rate.tiers().forEach(tier -> row.tiers.add(TierRow.of(tier)));
        row.when = ConditionRow.of(new When(rate.when().country(), rate.when().device(), rate.when().newCustomer()));
        row.result = ResultRow.of(rate.when());
        return row;
    }

    Rate rate() {
        boolean both = pricing == Pricing.HYBRID;
        boolean percent = "percent".equals(unit) && !both && pricing != Pricing.BONUS;
        List<Tier> steps = tiers.stream().filter(tier -> !tier.isBlank()).map(tier -> tier.tier(percent)).toList();
        boolean percents = percent || both;
        return new Rate(pricing, goal == null || goal.isBlank() ? null : goal, percent || figure == null ? null : new Price(figure, null),
                both ? share : percent ? figure : null, steps, tierMode, result.with(when.when()), percents && "net".equals(base) ? Base.NET : null,
                percents && "net".equals(base) ? less.stream().map(part -> Keyed.of(Deduction.class, "less", part)).toList() : List.of(),
                pricing == Pricing.BONUS ? of : null);
    }

    /** Whether there is more to show than a price and a condition on the visitor. */
    public boolean isDetailed() {
        return result.isGiven() || "net".equals(base) || pricing == Pricing.HYBRID || pricing == Pricing.BONUS;
    }

    public ResultRow getResult() {
        return result;
    }

    public BigDecimal getShare() {
        return share;
    }

    public void setShare(BigDecimal share) {
        this.share = share;
    }

    public String getBase() {
        return base;
    }

    public void setBase(String base) {
        this.base = base;
    }

    public List<String> getLess() {
        return less;
    }

    public void setLess(List<String> less) {
        this.less = less == null ? new ArrayList<>() : less;
    }

    public BonusOf getOf() {
        return of;
    }

    public void setOf(BonusOf of) {
        this.of = of;
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
