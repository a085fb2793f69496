package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** Days, ISO weeks from Monday and calendar months begin at midnight of the cap's zone. */
public enum CapPeriod implements Keyed {
    DAILY, WEEKLY, MONTHLY, TOTAL;

    /** First day of the period; 1970-01-01 for the one that never ends. */
    public LocalDate startOf(String zone, Instant at) {
        LocalDate day = at.atZone(ZoneId.of(zone)).toLocalDate();
        return switch (this) {
            case DAILY -> day;
            case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTHLY -> day.withDayOfMonth(1);
            case TOTAL -> LocalDate.EPOCH;
        };
    }

    /** First day of the period after; the last day there is for the one that never ends. */
    public LocalDate after(LocalDate start) {
        return switch (this) {
            case DAILY -> start.plusDays(1);
            case WEEKLY -> start.plusWeeks(1);
            case MONTHLY -> start.plusMonths(1);
            case TOTAL -> LocalDate.of(9999, 12, 31);
        };
    }
}
