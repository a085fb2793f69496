package io.plumbline.reporting.budget;

import io.plumbline.campaign.api.Budget;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The period of a budget around a day.
 *
 * @param to    last day, or null when there is none
 * @param recentFrom, recentTo the last seven whole days that the campaign ran, up to the day before; empty when {@code recentFrom} is after {@code recentTo}
 */
record Window(LocalDate from, LocalDate to, LocalDate counted, LocalDate recentFrom, LocalDate recentTo, ZoneId zone) {

    private static final int RECENT = 7;

    /** A campaign that is not on yet stands at its first day, one that is over at its last. */
    static Window of(Budget budget, LocalDate startsOn, LocalDate endsOn, ZoneId zone, Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate day = endsOn != null && today.isAfter(endsOn) ? endsOn : today.isBefore(startsOn) ? startsOn : today;
        LocalDate from = switch (budget.period()) {
            case DAILY -> day;
            case MONTHLY -> later(day.withDayOfMonth(1), startsOn);
            case TOTAL -> startsOn;
        };
        LocalDate to = switch (budget.period()) {
            case DAILY -> day;
            case MONTHLY -> earlier(day.withDayOfMonth(day.lengthOfMonth()), endsOn);
            case TOTAL -> endsOn;
        };
        return new Window(from, to, day, later(day.minusDays(RECENT), startsOn), day.minusDays(1), zone);
    }

    /** Share of the period that has passed, 0 to 1; null without an end. */
    BigDecimal passed(Instant now) {
        return to == null ? null : BigDecimal.ONE.subtract(daysLeft(now).divide(length(), MathContext.DECIMAL64));
    }

    /** Days to the end of the period, with the part of the day that runs; null without an end. */
    BigDecimal daysLeft(Instant now) {
        if (to == null) {
            return null;
        }
        Instant at = now.isBefore(begin()) ? begin() : now.isAfter(end()) ? end() : now;
        return days(Duration.between(at, end()));
    }

    long recentDays() {
        return Math.max(0, recentTo.toEpochDay() - recentFrom.toEpochDay() + 1);
    }

    private BigDecimal length() {
        return days(Duration.between(begin(), end()));
    }

    private Instant begin() {
        return from.atStartOfDay(zone).toInstant();
    }

    private Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static BigDecimal days(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds()).divide(BigDecimal.valueOf(86_400), MathContext.DECIMAL64);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return other == null || one.isBefore(other) ? one : other;
    }
}
