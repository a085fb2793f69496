package io.plumbline.reporting.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * How a campaign stands with its budget, in the budget's currency, in the period that runs.
 *
 * @param period        {@code total}, {@code monthly}, {@code daily}
 * @param from, to      days of the period in the advertiser's zone, cut to the days the campaign runs; {@code to} is null when it runs on without end
 * @param mediaCost     imported from platforms or passed on clicks and impressions
 * @param commissions   of clicks and of results that are approved, and flat fees
 * @param spent         mediaCost + commissions
 * @param pending       commissions of results not decided yet
 * @param reservedSlots clicks that caps on the campaign hold ready beyond those that came
 * @param reserved      reservedSlots × spent per click of the period
 * @param committed     pending + reserved
 * @param left          amount − spent − committed
 * @param planned       amount × share of the period that has passed; null without an end
 * @param pacing        spent ÷ planned; null without a plan
 * @param pace          {@code behind} below 0.9, {@code on}, {@code ahead} above 1.1; null without a plan
 * @param forecast      at the period's end: spent + committed + days left × mean a day of the last seven whole days; without such days what is there ÷ share passed; null without an end
 * @param alert         {@code over} when spent + committed pass the amount, {@code will-exceed} when the forecast does, else null
 * @param stop          {@code full} when the campaign pauses as soon as spent and committed reach the amount, media cost included; {@code hard} when a cap on the campaign's
 *                      payout of this period holds the budget; else {@code soft}: it only tells
 * @param cap           that cap, or null
 * @param revenue       of results pending or approved
 * @param profit        revenue − payout − mediaCost, where payout is commissions + pending
 * @param warnings      currencies that could not be converted
 */
public record BudgetStanding(UUID campaign, String campaignName, UUID advertiser, String period, LocalDate from, LocalDate to, Money amount, Money mediaCost,
        Money commissions, Money spent, Money pending, long reservedSlots, Money reserved, Money committed, Money left, Money planned, BigDecimal pacing,
        String pace, Money forecast, String alert, String stop, UUID cap, Money revenue, Money profit, List<String> warnings) implements Serializable {

    public BudgetStanding stoppingFully() {
        return new BudgetStanding(campaign, campaignName, advertiser, period, from, to, amount, mediaCost, commissions, spent, pending, reservedSlots, reserved, committed, left,
                planned, pacing, pace, forecast, alert, "full", cap, revenue, profit, warnings);
    }

    /** Whether nothing is left. */
    public boolean usedUp() {
        return left.minor() <= 0;
    }
}
