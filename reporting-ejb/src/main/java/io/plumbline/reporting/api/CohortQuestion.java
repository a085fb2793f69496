package io.plumbline.reporting.api;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * @param goal     key or id of the goal whose conversions are purchases; null for all goals of kind sale
 * @param from, to days in {@code timeZone}; the cohorts are whole weeks or months that have one of them
 * @param timeZone IANA name; null for the advertiser's
 * @param anchor   {@code first-purchase} or {@code first-touch}: what puts a customer into a cohort; null for the first purchase
 * @param unit     {@code week} (from Monday) or {@code month}; null for month
 * @param by       {@code none channel campaign partner} of that first touch or purchase; null for none
 * @param periods  weeks or months to follow a cohort, its own included, 1 to 60; null for 12
 * @param margin   share of an amount that is earned, 0 to 1; null for the advertiser's on the last day, or 1 where none was entered
 * @param asOf     instant: touches, merged persons, purchases, costs and rates as they were known then; null for now
 */
public record CohortQuestion(UUID advertiserId, String goal, LocalDate from, LocalDate to, String timeZone, String anchor, String unit, String by, Integer periods,
        BigDecimal margin, Instant asOf) implements Serializable {
}
