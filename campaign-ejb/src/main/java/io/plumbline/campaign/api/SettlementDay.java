package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A day of the month on which money is settled. Days that not every month has are not agreed, so no month is ever clipped.
 *
 * @param months months after the month of the result, 1 to 12; null for the next such day there is
 * @param day    day of the month: 1 to 28 with {@code months}, 1 to 27 without
 */
public record SettlementDay(Integer months, Integer day) implements Serializable {

    public static final int LAST_OF_EVERY_MONTH = 28;
    public static final int LAST_ALONE = 27;

    /** The day that settles a result of {@code result}: always later than it. */
    public LocalDate after(LocalDate result) {
        if (months != null) {
            return YearMonth.from(result).plusMonths(months).atDay(day);
        }
        return notBefore(result.plusDays(1));
    }

    /** The same, moved on by whole months until it is not before {@code earliest}. */
    public LocalDate after(LocalDate result, LocalDate earliest) {
        LocalDate agreed = after(result);
        return agreed.isBefore(earliest) ? notBefore(earliest) : agreed;
    }

    private LocalDate notBefore(LocalDate earliest) {
        LocalDate same = earliest.withDayOfMonth(day);
        return same.isBefore(earliest) ? same.plusMonths(1) : same;
    }
}
