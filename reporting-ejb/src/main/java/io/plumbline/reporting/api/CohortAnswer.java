package io.plumbline.reporting.api;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Cohorts, oldest first. Amounts are decimal text in the advertiser's currency.
 *
 * @param margin       share of revenue that pays back
 * @param anonymous    purchases of nobody known; untouched: customers without a known touch, who are in no cohort when a first touch is the anchor
 * @param knownThrough when it was asked, or the instant that was asked for: what lies behind it is null, never zero
 * @param cohorts      by cohort and then by key, each with one cell a period
 * @param sample       purchases and touches of all times, cost and overhead of the cohorts
 * @param restated     of a question as of an instant: what has become known since, by cause; the sample of then and these are the sample of now. Null otherwise
 * @param totals       all keys of a cohort together; the cohorts themselves when nothing is told apart
 */
public record CohortAnswer(List<Cohort> cohorts, List<Cohort> totals, String unit, BigDecimal margin, String anchor, String by, String currency, String timeZone, Instant knownThrough,
        long anonymous, long untouched, InputSample sample, List<Restatement> restated, List<String> warnings) implements Serializable {

    /**
     * @param key            channel, or id of campaign or partner; null for none of them, and in totals
     * @param name           of the key
     * @param partial        the cohort's own week or month is not over: more customers will join it
     * @param customers      who have bought; with a first touch as anchor, later buyers still join
     * @param people         with a first touch as anchor: all who were first touched then, buyers or not; else null
     * @param cost           media cost and payout of the cohort's own week or month
     * @param overhead       what the days of that week or month bear of the advertiser's overheads, by the share of the cost; null where none was entered
     * @param cac            (cost + overhead) ÷ customers; null without either
     * @param paybackPeriod  first period in which the cumulative margin per customer has reached the cac; null when it has not yet
     * @param cells          null where the period has not begun
     */
    public record Cohort(String label, LocalDate from, LocalDate to, String key, String name, boolean partial, long customers, Long people, String cost, String overhead, String cac,
            Integer paybackPeriod, List<Cell> cells) implements Serializable {
    }

    /**
     * @param period     0 is the cohort's own week or month
     * @param partial    it is not over: figures will grow
     * @param active     customers with a purchase in it; retention is their share
     * @param cumulative revenue per customer up to its end
     */
    public record Cell(int period, boolean partial, long active, BigDecimal retention, String revenue, String cumulative) implements Serializable {
    }
}
