package io.plumbline.web.faces;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Optional;

/** Days from the first to the last, both included. */
public record DateRange(LocalDate from, LocalDate to) {

    /** Longer than this nobody means it, and every report is asked for it. */
    public static final int MOST_DAYS = 1_100;

    public DateRange {
        if (from.isAfter(to)) {
            LocalDate swap = from;
            from = to;
            to = swap;
        }
        if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            from = to.minusDays(MOST_DAYS - 1L);
        }
    }

    /** What an address says, or the last 30 days where it says nothing or nonsense. */
    static DateRange parse(String from, String to, LocalDate today) {
        Optional<LocalDate> first = day(from);
        Optional<LocalDate> last = day(to);
        if (first.isEmpty() && last.isEmpty()) {
            return Preset.LAST_30.on(today);
        }
        LocalDate end = last.orElse(today.isBefore(first.orElse(today)) ? first.get() : today);
        return new DateRange(first.orElse(end.minusDays(29)), end);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            Optional<LocalDate> day = text == null || text.length() > 10 ? Optional.empty() : Optional.of(LocalDate.parse(text));
            return day.filter(d -> d.getYear() >= 1990 && d.getYear() < 2100);
        } catch (DateTimeException nonsense) {
            return Optional.empty();
        }
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** As many days, just before. */
    public DateRange previous() {
        return new DateRange(from.minusDays(days()), from.minusDays(1));
    }

    public DateRange yearBefore() {
        return new DateRange(from.minusYears(1), to.minusYears(1));
    }

    public Optional<Preset> preset(LocalDate today) {
        for (Preset preset : Preset.values()) {
            if (preset.on(today).equals(this)) {
                return Optional.of(preset);
            }
        }
        return Optional.empty();
    }

    /** The ranges people ask for every day. */
    public enum Preset {
        TODAY("today"), LAST_7("7d"), LAST_30("30d"), LAST_90("90d"), MONTH("mtd"), QUARTER("qtd"), YEAR("ytd");

        private final String key;

        Preset(String key) {
            this.key = key;
        }

        public String getKey() {
            return key;
        }

        public DateRange on(LocalDate today) {
            return switch (this) {
                case TODAY -> new DateRange(today, today);
                case LAST_7 -> new DateRange(today.minusDays(6), today);
                case LAST_30 -> new DateRange(today.minusDays(29), today);
                case LAST_90 -> new DateRange(today.minusDays(89), today);
                case MONTH -> new DateRange(today.withDayOfMonth(1), today);
                case QUARTER -> new DateRange(today.with(IsoFields.DAY_OF_QUARTER, 1), today);
                case YEAR -> new DateRange(today.withDayOfYear(1), today);
            };
        }
    }
}
